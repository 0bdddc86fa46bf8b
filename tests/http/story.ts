// Stories of commands as departments give them over HTTP (stories/*.yaml): each step by its own person, on what the steps before
// it made. `$name` is the id of what is known by that name; `$today`, `$tomorrow`, `$month` (its first day), `$year`, `$year+4` are what they say.
import type { Sql } from "postgres";
import { expect } from "vitest";
import { type Catalogue, inputName, recordRoot } from "../../src/catalogue/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import type { TestApp } from "../support/test-app.ts";
import { oneOfTwo } from "./giving/asking.ts";

export interface Made {
  readonly id: string;
  readonly version: number;
  /** Of the school whose registrar writes. */
  readonly code?: string;
}

export interface Stage {
  readonly app: TestApp;
  readonly admin: Sql;
  readonly catalogue: Catalogue;
  readonly known: Record<string, Made>;
  readonly words: Readonly<Record<string, string | number>>;
}

type Values = Readonly<Record<string, unknown>>;

/** What a story looks for on its way. */
export interface Look {
  readonly finds: string;
  readonly sql: string;
}

/** Work that the day does by itself, or that something is not there. */
export type Aside = { readonly night: string } | { readonly none: string };

export interface Step {
  /** A role or a section of education, with its duty. */
  readonly by: string;
  readonly gives: string;
  /** The record that it is given on. */
  readonly on?: string;
  readonly saying?: Values;
  /** By which name the record is known afterwards. */
  readonly makes?: string;
  /** The record afterwards, as the giver reads it. */
  readonly then?: Values;
  /** The rule that refuses it, or the code. */
  readonly refused?: string;
}

/** The bureau itself is whoever has all of its duties. */
const sections: Readonly<Record<string, string | undefined>> = {
  education: "basic-education",
  personnel: "personnel",
  bureau: undefined,
};

function subject(by: string, code: string | undefined): string {
  const [who = "", duty = sections[who]] = by.split(":");
  if (who === "school")
    return developmentSubject({
      role: "school-registrar",
      ...(code && { school: code }),
      ...(duty && { duty }),
    });
  return developmentSubject({
    role: `${who in sections ? "education" : who}-officer`,
    ...(duty && { duty }),
  });
}

function meant({ known, words }: Stage, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => meant({ known, words } as Stage, one));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, meant({ known, words } as Stage, one)]),
    );
  const [, name, plus] = /^\$(\w+)(?:\+(\d+))?$/.exec(String(value)) ?? [];
  if (name === undefined) return value;
  return plus === undefined ? (words[name] ?? known[name]?.id) : Number(words[name]) + Number(plus);
}

const rowsOf = ({ admin, known, words }: Stage, sql: string) =>
  admin.unsafe<Made[]>(
    sql.replaceAll(/\$(\w+)/g, (_all, word: string) => `'${known[word]?.id ?? words[word]}'`),
  );

/** A row of the sample, by a statement that names those found before. */
export async function find(stage: Stage, name: string, sql: string): Promise<void> {
  const { known } = stage;
  const [row] = await rowsOf(stage, sql);
  if (row === undefined) throw new Error(`the sample has no ${name}`);
  known[name] = { ...row, version: row.version ?? 0 };
}

/** Each step does what it says, with its line in the history, or is refused by its rule. */
export async function tell(stage: Stage, steps: readonly (Step | Look | Aside)[]): Promise<void> {
  const { app, admin, catalogue, known } = stage;
  for (const [at, step] of steps.entries()) {
    if ("finds" in step) {
      await find(stage, step.finds, step.sql);
      continue;
    }
    if ("night" in step) {
      await admin.unsafe(`select tc.job_${step.night.replaceAll("-", "_")}(tc.today(), tc.today())`);
      continue;
    }
    if ("none" in step) {
      expect(await rowsOf(stage, step.none), `step ${at + 1}`).toHaveLength(0);
      continue;
    }
    const { by, gives, on, saying = {}, makes, then = {}, refused } = step;
    const words = `step ${at + 1}: ${by} gives ${gives}`;
    const { entity, kind } = catalogue.command(gives);
    const root = recordRoot(entity);
    const query = `mutation($input: ${inputName(gives)}!) { done: ${gives}(input: $input) {
      version ${root} { id ${Object.keys(then).join(" ")} } } }`;
    const { id: target, version: seen } = known[String(on)] ?? {};
    const input = {
      ...(on !== undefined && { id: target, version: seen }),
      ...(meant(stage, saying) as Values),
    };
    const send = () => app.ask(query, { as: subject(by, known.school?.code), variables: { input } });
    const { json } = await oneOfTwo(refused === undefined ? kind : "create", send);
    const [error] = json.errors ?? [];
    if (refused !== undefined) {
      const why = error?.extensions?.issues?.[0]?.rule ?? error?.extensions?.code;
      expect(why, `${words}: ${JSON.stringify(json)}`).toBe(refused);
      continue;
    }
    if (json.errors !== undefined) throw new Error(`${words}: ${JSON.stringify(json)}`);
    const { version, [root]: record } = json.data.done;
    // What is archived is shown to nobody.
    const id = record?.id ?? target;
    expect(record ?? {}, words).toMatchObject(meant(stage, then) as Values);
    const name = makes ?? on;
    if (name !== undefined) known[name] = { id, version };
    const told = await admin`select command from tc.history where row_id = ${id} order by id desc limit 1`;
    expect(told, words).toEqual([{ command: gives }]);
  }
}
