// Who asks, read plainly: the person's assignments of the day, in one role, each duty set with its own scope.
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import type { Caller } from "../support/caller.ts";
import { testToday } from "../support/test-keys.ts";
import type { RoleFile } from "./policy-file.ts";
import type { Rows } from "./rows.ts";

/** Duties and the ids they hold for. */
export interface Post {
  readonly duties: readonly string[];
  readonly scopeIds: ReadonlySet<string>;
}

export interface Asker {
  readonly file: RoleFile;
  readonly posts: readonly Post[];
  readonly purpose: string | null;
}

export async function findAsker(
  rows: Rows,
  files: ReadonlyMap<string, RoleFile>,
  { as, role, purpose }: Caller,
): Promise<Asker> {
  const named = purpose ?? null;
  if (as === undefined) {
    return { file: fileOf(files, "public"), posts: [{ duties: [], scopeIds: new Set() }], purpose: named };
  }
  const [person] = await rows.sql`
    select * from tc.person where issuer = ${developmentIssuer} and subject = ${as}`;
  if (person === undefined) throw new Error(`nobody is called ${as}`);
  const held = await rows.sql`select * from tc.assignment where person_id = ${person.id}`;
  const open = held.filter(
    (one) => one.valid_from <= testToday && (one.valid_to === null || one.valid_to > testToday),
  );
  const roles = new Set(open.map((one) => String(one.role)));
  const chosen = role ?? (roles.size === 1 ? [...roles][0] : undefined);
  if (chosen === undefined) throw new Error(`${as} has ${roles.size} roles`);
  const file = fileOf(files, chosen);
  const mine = open.filter((one) => one.role === chosen && one.scope === file.scope);
  const recusals = await rows.sql`
    select school_id from tc.recusal where person_id = ${person.id} and role = ${chosen} and school_id is not null
      and valid_from <= ${testToday} and (valid_to is null or valid_to > ${testToday})`;
  const away = new Set(recusals.flatMap((one) => [...withBranches(rows, String(one.school_id))]));
  const posts = new Map<string, { duties: string[]; scopeIds: Set<string> }>();
  for (const one of mine) {
    const duties = [...(one.duties as string[])].sort();
    const post = posts.get(duties.join()) ?? { duties, scopeIds: new Set<string>() };
    posts.set(duties.join(), post);
    const id = String(one[`${file.scope}_id`]);
    for (const reached of one.scope === "school" ? withBranches(rows, id) : [id]) {
      if (!away.has(reached)) post.scopeIds.add(reached);
    }
  }
  // In the order of their duties, as `me` lists them.
  const sorted = [...posts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, post]) => post);
  return { file, posts: sorted, purpose: named };
}

/** A central school also stands for its village schools and teaching points, and theirs. */
function withBranches(rows: Rows, id: string): Set<string> {
  const reached = new Set([id]);
  for (const parent of reached) {
    // An archived school has no branches, and is nobody's.
    const [whole] = rows.where("School", "id", parent);
    if (whole === undefined || whole.archivedAt !== null) continue;
    for (const branch of rows.where("School", "parentSchoolId", parent))
      if (branch.archivedAt === null) reached.add(branch.id);
  }
  return reached;
}

function fileOf(files: ReadonlyMap<string, RoleFile>, role: string): RoleFile {
  const file = files.get(role);
  if (file === undefined) throw new Error(`no policy file for ${role}`);
  return file;
}
