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
  readonly archived?: true;
  readonly cite: readonly string[];
}

export interface RoleFile {
  readonly role: string;
  readonly scope: string;
  readonly department: string;
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

type FieldMap = Readonly<Record<string, readonly string[]>>;

/** As a file writes them: several types at once, with the words of the area files. */
interface Written {
  readonly conditions?: RoleFile["conditions"];
  readonly grants?: readonly (Omit<GrantText, "type" | "fields"> & { fields: FieldMap })[];
  readonly denials?: readonly {
    basis: string;
    areas?: readonly string[];
    types?: "*" | readonly string[];
    fields?: FieldMap;
  }[];
}
type Main = Written & Omit<RoleFile, keyof Written> & { groups?: readonly string[] };
type Fragment = Written & { part: string } & ({ extends: string } | { groups: readonly string[] });
interface Area {
  readonly area: string;
  readonly closed?: { types: readonly string[]; fields?: FieldMap };
  readonly sets?: Readonly<Record<string, FieldMap>>;
}

/** A fragment's words mean what its own file says, then what the role's main file says: they are written out here. */
export function joinFiles(texts: readonly string[]): ReadonlyMap<string, RoleFile> {
  const files = texts.map((text) => parse(text) as Main | Fragment | Area).toSorted(inOrder);
  const areas = files.filter((file): file is Area => "area" in file);
  const mains = files.filter((file): file is Main => "role" in file);
  const roles = new Map<string, RoleFile>();
  for (const main of mains)
    roles.set(main.role, { ...main, conditions: main.conditions ?? {}, ...writtenOut(main, areas) });
  files.forEach((file, index) => {
    if ("role" in file || "area" in file) return;
    const { conditions: own = {}, grants, denials } = { ...file, ...writtenOut(file, areas) };
    // Two parts may use one word for different things: each part's words get its number.
    const rename = (name: string): string => (Object.hasOwn(own, name) ? `${name} of part ${index}` : name);
    const conditions = Object.entries(own).map(
      ([name, text]) => [rename(name), renamed(text, rename)] as const,
    );
    for (const name of holders(file, mains)) {
      const main = roles.get(name);
      if (main === undefined) throw new Error(`no role ${name}`);
      roles.set(name, {
        ...main,
        conditions: { ...main.conditions, ...Object.fromEntries(conditions) },
        grants: [...main.grants, ...grants.map((grant) => ({ ...grant, rows: renamed(grant.rows, rename) }))],
        denials: [...(main.denials ?? []), ...denials],
      });
    }
  });
  return roles;
}

/** Shared files before a role's own, each by their parts: grants are numbered in this order. */
function inOrder(a: Main | Fragment | Area, b: Main | Fragment | Area): number {
  const [left, right] = [a, b].map((file) =>
    "part" in file ? ("groups" in file ? `0 ${file.part} ${file.groups.join(" ")}` : `1 ${file.part}`) : "",
  );
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

const holders = (file: Fragment, mains: readonly Main[]): readonly string[] =>
  "extends" in file
    ? [file.extends]
    : mains.filter((main) => main.groups?.some((one) => file.groups.includes(one))).map(({ role }) => role);

/** Grants and denials type by type, each set and each area in full. */
function writtenOut({ grants = [], denials = [] }: Written, areas: readonly Area[]) {
  const plain = (fields: FieldMap = {}) =>
    Object.entries(fields).map(([type, words]) => {
      const full = words.flatMap((word) =>
        word.startsWith("$") ? areas.flatMap(({ sets }) => sets?.[type]?.[word.slice(1)] ?? []) : [word],
      );
      return { type, fields: full };
    });
  return {
    grants: grants.flatMap((grant) => plain(grant.fields).map((at): GrantText => ({ ...grant, ...at }))),
    denials: denials.flatMap(({ basis, areas: names = [], types = [], fields }) => {
      const closed = areas.flatMap((file) => (names.includes(file.area) && file.closed ? [file.closed] : []));
      const whole = [...closed.flatMap((of) => of.types), ...types].map((type) => ({
        type,
        fields: "*" as const,
      }));
      const parts = [...closed.flatMap((of) => plain(of.fields)), ...plain(fields)];
      return [...whole, ...parts].map((at) => ({ ...at, basis }));
    }),
  };
}

function renamed(text: ConditionText, rename: (name: string) => string): ConditionText {
  if (typeof text === "string") return rename(text);
  if ("exists" in text) return { exists: text.exists, where: renamed(text.where, rename) };
  if ("not" in text) return { not: renamed(text.not, rename) };
  if ("all" in text) return { all: text.all.map((part) => renamed(part, rename)) };
  if ("any" in text) return { any: text.any.map((part) => renamed(part, rename)) };
  return text;
}
