// The three administrators, by two writers at once: what either could do alone leaves nobody, or one person with two offices.
import { type Case, prove } from "./race.ts";

const account = (n: number) => `00000000-0000-4000-8000-0000000009${n}0`;
const added = (n: number, code: string) =>
  `insert into tc.person (id, issuer, subject, display_name, natural_person_code) values ('${account(n)}', 'test', 'race-${n}', '示例', ${code})`;
const assigned = (n: number, role: string) =>
  `insert into tc.assignment (id, person_id, role, scope, district_id, valid_from, approved_by)
    select '00000000-0000-4000-8000-0000000008${n}0', '${account(n)}', '${role}', 'district', id, tc.today() - 1, 'A' from district`;
const ended = (n: number) =>
  `update tc.assignment set valid_to = tc.today() where person_id = '${account(n)}'`;
const others = `update tc.assignment set valid_to = tc.today() where role = 'data-steward' and person_id not in ('${account(1)}', '${account(2)}')`;

const cases: readonly Case[] = [
  {
    of: "the last two stewards end one another",
    before: [
      added(1, "'race-1'"),
      added(2, "'race-2'"),
      assigned(1, "data-steward"),
      assigned(2, "data-steward"),
      others,
    ],
    one: [ended(1)],
    other: [ended(2)],
    refuses: "assignment_administrators_stay",
    back: "assignment_administrators_stay",
  },
  {
    of: "one person's two accounts get two offices",
    before: [added(1, "'race-1'"), added(2, "'race-1'")],
    one: [assigned(1, "data-steward")],
    other: [assigned(2, "finance-officer")],
    refuses: "assignment_administrators_apart",
    back: "assignment_administrators_apart",
  },
  {
    of: "the natural person is taken from the record while the account begins to administer",
    before: [added(1, "'race-1'")],
    one: [assigned(1, "data-steward")],
    other: [`update tc.person set natural_person_code = null where id = '${account(1)}'`],
    refuses: "assignment_administrator_known",
    back: "assignment_administrator_known",
  },
];

prove(cases);
