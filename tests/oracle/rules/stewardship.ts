// Row rules of changes of rights, in words: of which department the rights are, once the change is in force.
import type { Rule } from "./links.ts";

const departments = [
  "education",
  "school",
  "development",
  "finance",
  "police",
  "civil-affairs",
  "staffing-office",
  "hr",
  "planning",
  "township",
  "inspection",
  "leader",
] as const;
export type Department = (typeof departments)[number];

const inForce =
  (department: Department): Rule =>
  (_world, _scope, row) =>
    row.department === department && row.inForceAt != null;

const changed =
  (department: Department): Rule =>
  (world, scope, row) =>
    world.rows
      .of("PolicyEffect", "changeId", row.id)
      .some((effect) => inForce(department)(world, scope, effect));

type Words = `in force of ${Department}` | `changed in force of ${Department}`;

export const stewardshipRules = Object.fromEntries(
  departments.flatMap((department) => [
    [`in force of ${department}`, inForce(department)],
    [`changed in force of ${department}`, changed(department)],
  ]),
) as Readonly<Record<Words, Rule>>;
