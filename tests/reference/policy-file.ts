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
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return joinFiles(files);
}

/** `grants` may be missing in any file. */
type Written<File> = Omit<File, "grants"> & { grants?: RoleFile["grants"] };
type Fragment = Written<Pick<RoleFile, "conditions" | "denials"> & { extends: string | readonly string[] }>;

/** A fragment's words mean what its own file says, then what the role's main file says: they are written out here. */
export function joinFiles(texts: readonly string[]): ReadonlyMap<string, RoleFile> {
  const files = texts.map((text) => parse(text) as Written<RoleFile> | Fragment);
  const roles = new Map<string, RoleFile>();
  for (const file of files) {
    if ("role" in file) roles.set(file.role, { ...file, grants: file.grants ?? [] });
  }
  files.forEach((file, index) => {
    if ("role" in file) return;
    const own = file.conditions ?? {};
    // Two parts may use one word for different things: each part's words get its number.
    const rename = (name: string): string => (Object.hasOwn(own, name) ? `${name} of part ${index}` : name);
    const conditions = Object.entries(own).map(
      ([name, text]) => [rename(name), renamed(text, rename)] as const,
    );
    for (const name of [file.extends].flat()) {
      const main = roles.get(name);
      if (main === undefined) throw new Error(`no role ${name}`);
      roles.set(name, {
        ...main,
        conditions: { ...main.conditions, ...Object.fromEntries(conditions) },
        grants: [
          ...main.grants,
          ...(file.grants ?? []).map((grant) => ({ ...grant, rows: renamed(grant.rows, rename) })),
        ],
        denials: [...(main.denials ?? []), ...(file.denials ?? [])],
      });
    }
  });
  return roles;
}

function renamed(text: ConditionText, rename: (name: string) => string): ConditionText {
  if (typeof text === "string") return rename(text);
  if ("exists" in text) return { exists: text.exists, where: renamed(text.where, rename) };
  if ("not" in text) return { not: renamed(text.not, rename) };
  if ("all" in text) return { all: text.all.map((part) => renamed(part, rename)) };
  if ("any" in text) return { any: text.any.map((part) => renamed(part, rename)) };
  return text;
}
