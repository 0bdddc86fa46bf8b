// The statements of a rule file, each with the one object that it declares. What is no declaration of the present state is
// refused: tables, indexes and checks are drizzle's, and a change of rows is no rule.
import { createHash } from "node:crypto";
import type { RuleFile } from "./rule-files.ts";

export interface Declaration {
  /** Kind and name: `function tc.today`, `trigger child.care_scopes`, `view staff_cube`. */
  readonly identity: string;
  readonly path: string;
  readonly sql: string;
  readonly hash: string;
  /** Of what cannot change in place. A function's body can: its head alone is hashed. */
  readonly head: string;
}

const token =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|(?<end>;)|[^;'"$\-/]+|[\s\S]/g;

/** Statements without their semicolons and without the comments in front of them. */
export function splitStatements(text: string): readonly string[] {
  const statements: string[] = [];
  let statement = "";
  const close = (): void => {
    if (statement.trim() !== "") statements.push(statement.trim());
    statement = "";
  };
  for (const { 0: piece, groups } of text.matchAll(token)) {
    if (groups?.end !== undefined) close();
    else if (groups?.comment === undefined || statement.trim() !== "") statement += piece;
  }
  close();
  return statements;
}

const name = String.raw`"?([\w.]+)"?`;
const forms: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^create or replace function (tc\.\w+)\s*\(/i, ([, fn]) => `function ${fn}`],
  [
    new RegExp(String.raw`^create (?:constraint )?trigger (\w+)\s[^"]*?\son ${name}\s`, "i"),
    ([, trigger, table]) => `trigger ${table}.${trigger}`,
  ],
  [new RegExp(`^create view ${name}\\s`, "i"), ([, view]) => `view ${view}`],
  [
    new RegExp(String.raw`^alter table ${name} add constraint ${name}\s+exclude\s`, "i"),
    ([, table, constraint]) => `constraint ${table}.${constraint}`,
  ],
  [
    new RegExp(String.raw`^alter table ${name} alter column ${name} type text collate\s`, "i"),
    ([, table, column]) => `collation ${table}.${column}`,
  ],
  [/^create extension if not exists (\w+)$/i, ([, extension]) => `extension ${extension}`],
];

export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The one object that a statement declares. */
export function declare(path: string, sql: string): Declaration {
  for (const [form, identify] of forms) {
    const found = form.exec(sql);
    if (found === null) continue;
    const identity = identify(found);
    const hash = hashText(sql);
    const head = identity.startsWith("function ") ? /^[\s\S]*?\s(?=AS\s+\$|RETURN\s)/i.exec(sql)?.[0] : sql;
    if (head === undefined) throw new Error(`${path}: ${identity} has no body`);
    return { identity, path, sql, hash, head: hashText(head) };
  }
  throw new Error(`${path}: no declaration of a rule: ${sql.slice(0, 80)}`);
}

/** The declarations of all files in their order. Two of one object are refused. */
export function parseDeclarations(files: readonly RuleFile[]): readonly Declaration[] {
  const declared = new Map<string, Declaration>();
  for (const { path, text } of files) {
    for (const sql of splitStatements(text)) {
      const declaration = declare(path, sql);
      const other = declared.get(declaration.identity);
      if (other !== undefined)
        throw new Error(`${declaration.identity} is declared by ${other.path} and ${path}`);
      declared.set(declaration.identity, declaration);
    }
  }
  return [...declared.values()];
}
