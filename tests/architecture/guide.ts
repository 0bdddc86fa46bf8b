// The diffs that CONTRIBUTING.md shows, as data: each can be asked whether it still fits the files, and be applied to them.
// `npx node tests/architecture/guide.ts "A new type"` applies those of one section to the working tree, to try it out.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Hunk {
  /** Each with its mark: ` ` stands there, `-` goes, `+` comes. */
  readonly lines: string[];
}

export interface FileChange {
  readonly section: string;
  readonly path: string;
  readonly isNew: boolean;
  readonly hunks: Hunk[];
}

/** `+++ path` names a file, `(new)` after it one that comes; `@@` parts two places of it. */
export function readGuide(text: string): readonly FileChange[] {
  const changes: FileChange[] = [];
  let section = "";
  let inside = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) section = line.slice(3);
    if (line.startsWith("```")) inside = line === "```diff";
    else if (inside) readLine(changes, section, line);
  }
  return changes;
}

function readLine(changes: FileChange[], section: string, line: string): void {
  const file = /^\+\+\+ (\S+)( \(new\))?$/.exec(line);
  if (file !== null) {
    changes.push({ section, path: file[1] ?? "", isNew: file[2] !== undefined, hunks: [{ lines: [] }] });
    return;
  }
  const hunks = changes.at(-1)?.hunks;
  if (hunks === undefined) throw new Error(`CONTRIBUTING.md, ${section}: a diff names no file`);
  if (line === "@@") hunks.push({ lines: [] });
  else hunks.at(-1)?.lines.push(line === "" ? " " : line);
}

const linesOf = ({ lines }: Hunk, marks: string): readonly string[] =>
  lines.filter((line) => marks.includes(line[0] ?? "")).map((line) => line.slice(1));

/** The file with the change, or an error that says what no longer stands in it. */
export function changed({ path, hunks }: FileChange, before: string): string {
  let text = before === "" ? "" : `\n${before}`;
  for (const hunk of hunks) {
    const [old, next] = [linesOf(hunk, " -"), linesOf(hunk, " +")].map((lines) => `\n${lines.join("\n")}\n`);
    if (old === undefined || next === undefined) continue;
    const at = text.indexOf(old);
    if (text === "") text = next;
    else if (at < 0) throw new Error(`${path}: this no longer stands there:${old}`);
    else if (text.includes(old, at + 1)) throw new Error(`${path}: this stands there more than once:${old}`);
    else text = text.slice(0, at) + next + text.slice(at + old.length);
  }
  return text.slice(1);
}

export const guide = (): readonly FileChange[] =>
  readGuide(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"));

/** The file as it is; empty where it is to come. */
export function current({ path, isNew }: FileChange): string {
  if (existsSync(join(root, path)) === isNew)
    throw new Error(isNew ? `${path}: is there already` : `${path}: there is no such file`);
  return isNew ? "" : readFileSync(join(root, path), "utf8");
}

/** What a page names as `folder/file` or links to, from where it stands or from the root, and nobody finds. */
export function missingFiles(page: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```/g, "");
  const named = [
    ...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|sql|yaml|tsv|graphql|json|md))`/g),
    ...text.matchAll(/\]\(([\w./-]+)(?:#[\w-]+)?\)/g),
  ].map((found) => found[1] ?? "");
  const isThere = (path: string) => [dirname(page), "."].some((from) => existsSync(join(root, from, path)));
  return [...new Set(named)].filter((path) => !isThere(path));
}

if (import.meta.main) {
  const changes = guide().filter(({ section }) => section === process.argv[2]);
  for (const change of changes) {
    const text = changed(change, current(change));
    mkdirSync(dirname(join(root, change.path)), { recursive: true });
    writeFileSync(join(root, change.path), text);
    console.log(change.path);
  }
  console.log(`${changes.length} files`);
}
