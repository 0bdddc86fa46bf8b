// Departments giving commands over HTTP, one after the other, as a table of cases: each once as it should be, read back and kept
// in the history; once so that a rule refuses it, by name; and once to a record that is past it.
import type { Sql } from "postgres";
import postgres from "postgres";
import { expect, test } from "vitest";
import { inputName, loadCatalogue, recordRoot } from "../../../src/catalogue/index.ts";
import { civilDate } from "../../../src/core/dates.ts";
import { developmentSubject } from "../../../src/identity/development-subject.ts";
import { type Witness, witness } from "../../support/commands-given.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../../support/test-app.ts";
import { oneOfTwo } from "./asking.ts";

let seen: Witness;
let app: TestApp;
let admin: Sql;
export async function openGiving(): Promise<void> {
  seen = await witness(await startTestApp({ clock: () => new Date() }));
  app = seen.app;
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
}
export async function closeGiving(): Promise<void> {
  await admin?.end({ timeout: 2 });
  await seen?.close();
}
export const isTold = () => seen.look();

const catalogue = loadCatalogue();
export const now = civilDate(new Date());
export const month = `${now.slice(0, 7)}-01`;
export const nextYear = Number(now.slice(0, 4)) + 1;

export const desk = (role: string, duty?: string): Ask => ({
  as: developmentSubject({ role, ...(duty !== undefined && { duty }) }),
});
export const finance = desk("finance-officer");
export const education = (duty: string): Ask => desk("education-officer", duty);
export const registrar = (school: { readonly officialCode: string }, duty: string): Ask => ({
  as: developmentSubject({ role: "school-registrar", school: school.officialCode, duty }),
});

type Input = Readonly<Record<string, unknown>>;
interface Made {
  readonly id: string;
  version: number;
}
/** What was written last of each type. */
const made = new Map<string, Made>();
export const last = (type: string): Made => {
  const record = made.get(type);
  if (record === undefined) throw new Error(`no ${type} was written`);
  return record;
};
export const take = (type: string, record: Made): unknown => made.set(type, record);

/** The first row of what the administrator asks. */
// biome-ignore lint/suspicious/noExplicitAny: a row has whatever columns were asked for
export async function one(query: string): Promise<any> {
  const [row] = await admin.unsafe(query);
  if (row === undefined) throw new Error(`nothing is found by ${query}`);
  return row;
}

export const ask = (query: string, by: Ask): Promise<Reply> => app.ask(query, by);

export interface Given {
  readonly by: Ask;
  readonly say?: Input | (() => Input | Promise<Input>);
  /** Said instead of it, and the rule that refuses it. */
  readonly wrong?: readonly [Input, string];
  /** What the record shows afterwards. */
  readonly shows?: Input;
  /** That it cannot be given again. */
  readonly once?: true;
  /** That it is refused, by this rule. */
  readonly refused?: string;
}
export type Case = readonly [command: string, given: Given];

const rulesOf = ({ json }: Reply): readonly unknown[] => [
  ...new Set((json.errors?.[0]?.extensions?.issues ?? []).map(({ rule }: { rule: string }) => rule)),
];

export async function give(
  name: string,
  { by, say = {}, wrong, shows = {}, once, refused }: Given,
): Promise<void> {
  const { entity, kind, step } = catalogue.command(name);
  const root = recordRoot(entity);
  const query = `mutation($input: ${inputName(name)}!) { done: ${name}(input: $input) {
    ${root} { ${["id", ...Object.keys(shows)].join(" ")} } version } }`;
  const said = typeof say === "function" ? await say() : say;
  const send = (more: Input = {}): Promise<Reply> => {
    const target = kind === "create" || "id" in said ? {} : last(entity.name);
    return app.ask(query, { ...by, variables: { input: { ...target, ...said, ...more } } });
  };
  const kept = () => one(`select count(*)::int as n from tc.history where command = '${name}'`);
  const before = await kept();
  const [change, rule] = refused === undefined ? (wrong ?? [{}, null]) : [{}, refused];
  if (rule !== null) {
    const reply = await send(change);
    expect(rulesOf(reply), reply.text).toEqual([rule]);
    expect(await kept()).toEqual(before);
  }
  if (refused !== undefined) return;
  const reply = await oneOfTwo(kind, send);
  expect(reply.json.errors, reply.text).toBeUndefined();
  const { version, [root]: record } = reply.json.data.done;
  const id = record?.id ?? said.id ?? last(entity.name).id;
  expect(record).toEqual(kind === "archive" ? null : { id, ...shows });
  take(entity.name, { id, version });
  const told = await one(`select role from tc.history where command = '${name}' and row_id = '${id}'`);
  expect(by.as).toContain(told.role);
  if (once) expect(rulesOf(await send())).toEqual([`${name}_${step === null ? "before" : "from"}`]);
}

export function inTurn(cases: readonly Case[]): void {
  for (const [name, given] of cases)
    test(`${name}${given.refused === undefined ? "" : ` is refused: ${given.refused}`}`, () =>
      give(name, given));
}
