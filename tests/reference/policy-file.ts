// The policy as its files say it, read once more: no code is shared with src/policy but the names of uses. Rows stay in
// the words of the file; sight.ts evaluates them as they stand.
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Use } from "../../src/policy/index.ts";
import type { ConditionText } from "../../src/policy/parse-condition.ts";

export interface GrantText {
  readonly type: string;
  readonly fields: readonly string[];
  readonly uses: readonly Use[];
  readonly rows: ConditionText;
  readonly mask?: "tail";
  readonly purposes?: readonly string[];
  readonly duties?: readonly string[];
  readonly reach?: "record";
  readonly cite: readonly string[];
}

export interface RoleFile {
  readonly role: string;
  readonly scope: string;
  readonly view: "department" | "unknown";
  readonly conditions?: Readonly<Record<string, ConditionText>>;
  readonly grants: readonly GrantText[];
  readonly denials?: readonly {
    readonly type: string;
    readonly fields: "*" | readonly string[];
    readonly basis: string;
  }[];
}

const folder = new URL("../../schema/policies/", import.meta.url);

export async function readRoleFiles(): Promise<ReadonlyMap<string, RoleFile>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return new Map(files.map((text) => parse(text) as RoleFile).map((file) => [file.role, file]));
}
