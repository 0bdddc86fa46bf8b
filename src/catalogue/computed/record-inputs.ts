// Runs every expression once, when all types are known: what it reads through its accessors are its inputs, and they decide
// rights. An expression that reads anything past them makes the catalogue unsound, and nothing starts.
import { type SQL, sql } from "drizzle-orm";
import { type Coordinate, parseCoordinate, printCoordinate } from "../../core/coordinate.ts";
import type {
  ComputedField,
  DeclaredComputed,
  DeclaredType,
  ExpressionContext,
  ExpressionGround,
  Field,
  UnorderedType,
} from "../definitions.ts";
import { expressionProblems } from "./check-expression.ts";
import { type Declared, databaseNames, Recorder } from "./expression-recorder.ts";
import { putOn, textOf } from "./expression-text.ts";
import { tokensOf } from "./expression-tokens.ts";

export function recordInputs(types: Declared["types"]): ReadonlyMap<string, UnorderedType> {
  const declared = { types, names: databaseNames(types) };
  const problems: string[] = [];
  const recordedField = (entity: DeclaredType, field: DeclaredComputed): Field[] => {
    try {
      return [recordField(declared, entity, field)];
    } catch (error) {
      const lines = (error as Error).message.split("\n");
      problems.push(
        ...lines.map((problem) => `${printCoordinate({ type: entity.name, field: field.name })} ${problem}`),
      );
      return [];
    }
  };
  const recorded = [...types.values()].map((entity): UnorderedType => {
    const fields = [...entity.fields.values()].flatMap((field) =>
      field.kind === "computed" ? recordedField(entity, field) : [field],
    );
    return { ...entity, fields: new Map(fields.map((field) => [field.name, field])) };
  });
  if (problems.length > 0) throw new Error(`the catalogue is unsound:\n${problems.join("\n")}`);
  return new Map(recorded.map((entity) => [entity.name, entity]));
}

/** Throws with one sentence a line where the expression may not be declared. */
function recordField(declared: Declared, entity: DeclaredType, field: DeclaredComputed): ComputedField {
  const { expression, spans, ...facts } = field;
  const run = (expression: (context: ExpressionContext) => SQL): Recorded =>
    recordExpression(new Recorder(declared, entity), expression);
  const value = run(expression);
  const codes = Object.keys(spans?.(new Recorder(declared, entity)) ?? {});
  const ofCodes = codes.map(
    (code) => [code, run((context) => spans?.(context)[code] ?? sql.empty())] as const,
  );
  const all = [value, ...ofCodes.map(([, span]) => span)];
  const across = all.flatMap(({ recorder }) => [...recorder.across]);
  const read = new Set([...all.flatMap(({ recorder }) => [...recorder.own]), ...across]);
  const inputs = inOrder(declared.types, entity, read);
  const problems = [
    ...all.flatMap(({ problems }) => problems),
    ...(inputs.length > 0 ? [] : ["reads no field"]),
  ];
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
  return Object.freeze({
    ...facts,
    inputs: Object.freeze(inputs),
    acrossRows: across.includes(printCoordinate({ type: entity.name, field: "id" })),
    expression: value.on,
    ...(spans && {
      spans: (ground: ExpressionGround) =>
        Object.fromEntries(ofCodes.map(([code, span]) => [code, span.on(ground)])),
    }),
  });
}

/** The row's own fields first, each type's as it declares them: a refusal lists them so, however the SQL is worded. */
function inOrder(types: Declared["types"], own: DeclaredType, read: ReadonlySet<string>): Coordinate[] {
  const names = new Set([own.name, ...[...read].map((at) => parseCoordinate(at)?.type ?? "")]);
  return [...names].flatMap((type) =>
    [...(types.get(type)?.fields.keys() ?? [])]
      .map((field): Coordinate => Object.freeze({ type, field }))
      .filter((at) => read.has(printCoordinate(at))),
  );
}

interface Recorded {
  readonly recorder: Recorder;
  readonly problems: readonly string[];
  readonly on: (ground: ExpressionGround) => SQL;
}

function recordExpression(recorder: Recorder, expression: (context: ExpressionContext) => SQL): Recorded {
  const text = textOf(expression(recorder), recorder.given);
  const { aliases, names } = recorder;
  const problems = expressionProblems(tokensOf(text), [...aliases.keys()], names);
  return { recorder, problems, on: (ground) => putOn(ground, text, aliases) };
}
