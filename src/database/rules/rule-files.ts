// Where the rule files are and what they are called. Reads files; knows nothing of SQL or of the database.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface RuleFile {
  /** From the root, the same in src and dist: `domains/welfare/left-behind/left-behind.rules.sql`. */
  readonly path: string;
  /** What other files call it in `-- after:`: `welfare/left-behind`, `welfare` for the area's own, `rules/time`. */
  readonly name: string;
  readonly text: string;
}

/** src or, built, dist: the build copies the files (copy-rule-files.ts). */
export const rulesRoot = fileURLToPath(new URL("../..", import.meta.url));

const folders = ["database/rules", "domains"];
const isRuleFile = (path: string): boolean => /\.(rules|cube)\.sql$/.test(path);

function nameOf(path: string): string {
  const shared = /^database\/(rules\/[^/]+)\.rules\.sql$/.exec(path)?.[1];
  return shared ?? dirname(path).replace(/^domains\/?/, "");
}

/** The paths of all rule files under a root, sorted. */
export async function listRuleFiles(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of folders) {
    const found = await readdir(join(root, folder), { recursive: true });
    paths.push(...found.map((path) => `${folder}/${path.replaceAll("\\", "/")}`).filter(isRuleFile));
  }
  return paths.sort();
}

export async function readRuleFiles(root: string): Promise<readonly RuleFile[]> {
  const paths = await listRuleFiles(root);
  if (paths.length === 0) throw new Error(`no rule files under ${root}`);
  return Promise.all(
    paths.map(async (path) => ({
      path,
      name: nameOf(path),
      text: await readFile(join(root, path), "utf8"),
    })),
  );
}
