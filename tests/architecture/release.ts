// `npm run release -- 0.2.0`: what the schema offers now is what the next change is held against (`npm run contract`). The
// changelog's "Unreleased" becomes the release, package.json names it; the commit and its tag are left to whoever releases.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type DefinitionNode, parse, print, stripIgnoredCharacters, visit } from "graphql";
import { breaksOfPresent, presentFile, releasedFile } from "./contract.ts";

const changelog = new URL("../../CHANGELOG.md", import.meta.url);
const manifests = ["package.json", "package-lock.json"].map(
  (name) => new URL(`../../${name}`, import.meta.url),
);
const usage = "usage: release <major.minor.patch> | baseline";

/** One line a definition, without descriptions: a diff of two releases has a line for each type that changed. */
export function withoutWords(sdl: string): string {
  const bare = visit(parse(sdl, { noLocation: true }), {
    enter: (node) => ("description" in node ? { ...node, description: undefined } : undefined),
  });
  return bare.definitions
    .map((definition: DefinitionNode) => `${stripIgnoredCharacters(print(definition))}\n`)
    .join("");
}

/** The changelog with all that is unreleased under the version and its day. */
export function withVersion(text: string, version: string, day: string): string {
  const [head = "", rest] = text.split("## Unreleased\n");
  if (rest === undefined || rest.split("\n## ")[0]?.trim() === "")
    throw new Error("CHANGELOG.md has nothing under Unreleased");
  return `${head.replace(" Nothing has been released yet.", "")}## Unreleased\n\n## ${version} (${day})\n${rest}`;
}

/** Before the first release there is nothing that anybody rests on: what changes are held against may be made anew. */
function makeBaseline(present: string): void {
  if (/^## \d/m.test(readFileSync(changelog, "utf8"))) throw new Error("there is a release: deprecate first");
  writeFileSync(releasedFile, withoutWords(present));
}

function release(version: string, present: string): void {
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(changelog, withVersion(readFileSync(changelog, "utf8"), version, today));
  writeFileSync(releasedFile, withoutWords(present));
  for (const file of manifests) {
    const own = /("name": "tongchou",\s+"version": )"[^"]+"/g;
    writeFileSync(file, readFileSync(file, "utf8").replace(own, `$1"${version}"`));
  }
  console.log(`released ${version}: commit it, tag v${version}`);
}

if (import.meta.main) {
  const [version = ""] = parseArgs({ allowPositionals: true }).positionals;
  const present = readFileSync(presentFile, "utf8");
  if (version === "baseline") makeBaseline(present);
  else if (/^\d+\.\d+\.\d+$/.test(version)) {
    const breaks = await breaksOfPresent();
    if (breaks.length > 0) throw new Error(`not released:\n${breaks.join("\n")}`);
    release(version, present);
  } else throw new Error(usage);
}
