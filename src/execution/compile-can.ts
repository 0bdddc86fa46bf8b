// What may be done with a record, as JSON: the words are known when it is compiled, and the database picks among them by row.
import { type SQL, sql } from "drizzle-orm";
import { type Command, reasonOf } from "../catalogue/index.ts";
import { obstacles, standingFunction } from "../database/index.ts";
import { type CanOutput, type CanPlan, type Shape, sentencesOf, toldRule } from "../planning/index.ts";
import type { RolePolicy } from "../policy/index.ts";
import { type Compiling, hiddenParam, param, type RowColumns } from "./compiling.ts";
import { concat, type JsonText, name, orNull } from "./json-text.ts";

export function compileCan(compiling: Compiling, row: RowColumns, { shape, can }: CanOutput): JsonText {
  if (can === null) return ["null"];
  const alias = `m${compiling.aliases.next++}`;
  const at = (ask: number): SQL => sql.raw(`${alias}.c[${ask + 2}]`);
  const parts = shape.flatMap(({ key, name: field, of }, index): JsonText => {
    const begin = `${index === 0 ? "" : ","}${name(key)}:`;
    if (field === "__typename") return [begin, name("RecordCan")];
    if (field === "version") return [begin, sql.raw(`${alias}.c[1]`)];
    if (field === "fields") return [begin, ...compileFields(can, at)];
    const each = can.standings.flatMap(({ command, ask }, nth): JsonText => {
      const comma = nth === 0 ? "" : ",";
      return [
        comma,
        compileCommand(compiling, { command, role: can.role }, of, ask === null ? null : at(ask)),
      ];
    });
    return [begin, "[", ...each, "]"];
  });
  const json = concat(["{", ...parts, "}"]);
  const told = sql`${sql.raw(standingFunction(can.role.login, can.entity.name))}(${row("id")}, ${compileAsks(compiling, can)})`;
  const from = sql.raw(alias);
  // `offset 0`: asked once a row, however often it is looked at.
  return orNull([
    sql`(select ${json} from (select ${told} as c offset 0) ${from} where ${from}.c is not null)`,
  ]);
}

const text = (value: string): SQL => param({ slot: { from: "constant", value }, codec: "text" });

/** What a call of each command would have of it: see command-call.ts. */
function compileAsks({ plan }: Compiling, { asks }: CanPlan): SQL {
  const ties = hiddenParam({ slot: { from: "ties" }, codec: "uuid", list: true });
  const scope = (group: number): SQL => {
    const slot = { from: "scope", group } as const;
    return plan.scopes[group] === "one"
      ? sql`array[${hiddenParam({ slot, codec: "uuid" })}]`
      : hiddenParam({ slot, codec: "uuid", list: true });
  };
  const each = asks.map(({ command, held, needs }) => {
    const grants = held.map(
      ({ grant, group }) =>
        sql`jsonb_build_object('grant', ${text(grant)}, 'scope', to_jsonb(${scope(group)}))`,
    );
    return sql`jsonb_build_object('command', ${text(command.name)}, 'needs', ${text(JSON.stringify(needs))}::jsonb,
      'ties', to_jsonb(${ties}), 'held', jsonb_build_array(${sql.join(grants, sql`, `)}))`;
  });
  return each.length === 0 ? sql`'[]'::jsonb` : sql`(select jsonb_build_array(${sql.join(each, sql`, `)}))`;
}

/** Of fields that some command sets, those that it may set in this row now. */
function compileFields({ setters }: CanPlan, at: (ask: number) => SQL): JsonText {
  const names = [...setters].map(([field, asks]) => {
    const any = asks.map((ask) => sql`${at(ask)} = ''`);
    return sql`case when ${sql.join(any, sql` or `)} then ${sql.raw(`'${name(field)}'`)} end`;
  });
  return ["[", names.length === 0 ? "" : sql`concat_ws(',', ${sql.join(names, sql`, `)})`, "]"];
}

function compileCommand(
  { catalogue }: Compiling,
  { command, role }: { readonly command: Command; readonly role: RolePolicy },
  shape: readonly Shape[],
  obstacle: SQL | null,
): SQL {
  const json = (against: string): SQL => {
    const rule = toldRule(catalogue.rules, against);
    const told = rule && {
      rule: rule.name,
      clause: rule.clause ?? null,
      messages: sentencesOf(rule, command, role),
    };
    const reason =
      against === ""
        ? null
        : { __typename: "CommandReason", clause: null, ...(told ?? reasonOf(command, against)) };
    const { name: given } = command;
    const value = { __typename: "CommandStanding", name: given, allowed: reason === null, reason };
    return text(JSON.stringify(shaped(shape, value)));
  };
  if (obstacle === null) return json("rights");
  const known = ["", ...obstacles, ...command.requires.map(({ rule }) => rule)].filter(
    (word) => (word !== "state" || command.step !== null) && (word !== "before" || command.before !== null),
  );
  const cases = known.map((word) => sql`when ${sql.raw(`'${word}'`)} then ${json(word)}`);
  return sql`case ${obstacle} ${sql.join(cases, sql` `)} end`;
}

type Value = Readonly<Record<string, unknown>>;

/** The value in the form that the document asks for. */
const shaped = (shape: readonly Shape[], value: Value): Value =>
  Object.fromEntries(
    shape.map(({ key, name: field, of }) => {
      const part =
        field === "messages" ? { __typename: "Messages", ...(value[field] as Value) } : value[field];
      return [key, of.length === 0 || part === null ? part : shaped(of, part as Value)];
    }),
  );
