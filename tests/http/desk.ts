// Commands as people give them over HTTP, on a district of their own: what comes back, what the history says of it, and why
// something was refused.
import postgres, { type Sql } from "postgres";
import { expect } from "vitest";
import { loadCatalogue, recordRoot } from "../../src/catalogue/index.ts";
import { civilDate } from "../../src/core/dates.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople } from "../../src/sample/people/planted.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { type Witness, witness } from "../support/commands-given.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";

export const today = civilDate(new Date());
export const dayAfter = (days: number): string => civilDate(new Date(Date.now() + days * 86_400_000));

/** The township in which they work. */
export const home = "五通乡";
export const by = {
  township: { as: developmentSubject({ role: "township-officer", township: home }) },
  civil: { as: developmentSubject({ role: "civil-affairs-officer" }) },
  police: { as: developmentSubject({ role: "police-officer", township: home }) },
  otherPolice: { as: developmentSubject({ role: "police-officer", township: "麻柳乡" }) },
  safety: { as: developmentSubject({ role: "education-officer", duty: "safety" }) },
  plans: {
    as: developmentSubject({ role: "education-officer", duty: "basic-education" }),
    purpose: "rehabilitation",
  },
  school: {
    as: developmentSubject({
      role: "school-registrar",
      school: plantedSchools.street.officialCode,
      duty: "welfare",
    }),
  },
  teacher: { as: plantedPeople.teacher },
  counsellor: { as: plantedPeople.subjectTeacher },
  organisation: { as: plantedPeople.careOrganisation },
  guardian: { as: plantedPeople.guardian },
  /** A guardian of one child, recused from another. */
  tied: { as: plantedPeople.suspectInOffice, role: "civil-affairs-officer" },
} satisfies Readonly<Record<string, Ask>>;

export type Input = Readonly<Record<string, unknown>>;
type Version = { readonly id: string; readonly version: number };

const catalogue = loadCatalogue();

export class Desk {
  readonly admin: Sql;
  private readonly app: TestApp;
  private readonly witness: Witness;

  private constructor(seen: Witness) {
    const { app } = seen;
    this.witness = seen;
    this.app = app;
    this.admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
  }

  static readonly open = async (): Promise<Desk> =>
    new Desk(await witness(await startTestApp({ clock: () => new Date() })));

  async close(): Promise<void> {
    await this.admin.end({ timeout: 2 });
    await this.witness.close();
  }

  /** History and outbox have told all that was given here as it was. */
  readonly isTold = async (atLeast: number): Promise<void> => {
    const { wrong, changes, rows } = await this.witness.look();
    console.log(`replayed: ${changes.length} changes of ${rows} rows`);
    expect(wrong).toEqual([]);
    expect(changes.length).toBeGreaterThan(atLeast);
  };

  get database(): TestApp["database"] {
    return this.app.database;
  }

  readonly ask = (text: string, who: Ask): Promise<Reply> => this.app.ask(text, who);

  /** One command; the record comes as `done.record`. */
  give(command: string, who: Ask, input: Input, show = "id"): Promise<Reply> {
    const type = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
    const root = recordRoot(catalogue.command(command).entity);
    const text = `mutation($input: ${type}!) { done: ${command}(input: $input) { record: ${root} { id ${show} } version } }`;
    return this.app.ask(text, { ...who, variables: { input } });
  }

  /** The record as it is shown, if it is; the history has it as this command's. */
  readonly done = async (
    command: string,
    who: Ask,
    input: Input,
    show?: string,
  ): Promise<Record<string, unknown> | null> => {
    const { json } = await this.give(command, who, input, show);
    expect(json.errors, `${command}: ${JSON.stringify(json.errors)}`).toBeUndefined();
    const { record } = json.data.done;
    const operation = catalogue.command(command).kind === "create" ? "insert" : "update";
    const id = record?.id ?? input.id;
    const [told] = await this.admin`select from tc.history where row_id = ${id}
      and command = ${command} and operation = ${operation}`;
    expect(told, command).toBeDefined();
    return record;
  };

  /** By the name of a rule, the field beside it where one is asked for, or by the code where no rule says why; and nothing is left of it. */
  readonly refused = async (why: string, command: string, who: Ask, input: Input): Promise<void> => {
    const before = await this.admin`select count(*) from tc.history`;
    const { json } = await this.give(command, who, input);
    const { code, issues = [] } = json.errors?.[0]?.extensions ?? {};
    const rules: readonly string[] = issues.flatMap(
      ({ rule, path = [] }: { rule: string; path?: unknown[] }) => [rule, `${rule} ${path.at(-1)}`],
    );
    expect(rules.includes(why) ? why : code, `${command}: ${code} ${rules}`).toBe(why);
    expect(await this.admin`select count(*) from tc.history`).toEqual(before);
  };

  readonly one = async (query: string): Promise<string> => String((await this.admin.unsafe(query))[0]?.id);

  readonly at = async (table: string, id: unknown): Promise<Version> => {
    const [row] = await this.admin`select id, version from ${this.admin(table)} where id = ${String(id)}`;
    return row as unknown as Version;
  };

  readonly contactOf = (child: string): Promise<string> =>
    this.one(`select id from care_contact where child_id = '${child}'`);
}
