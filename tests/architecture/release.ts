// `npm run release -- 0.2.0`: what the schema offers now is what the next change is held against (`npm run contract`). The
// changelog's "Unreleased" becomes the release, package.json names it; the commit and its tag are left to whoever releases.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildSchema, type DefinitionNode, parse, print, stripIgnoredCharacters, visit } from "graphql";
import { findBreaks, presentFile, releasedFile } from "./contract.ts";

const changelog = new URL("../../CHANGELOG.md", import.meta.url);
const manifests = ["package.json", "package-lock.json"].map(
  (name) => new URL(`../../${name}`, import.meta.url),
);
const usage = "usage: release <major.minor.patch>";

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

if (import.meta.main) {
  const [version = ""] = parseArgs({ allowPositionals: true }).positionals;
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(usage);
  const today = new Date().toISOString().slice(0, 10);
  const present = readFileSync(presentFile, "utf8");
  const [before, now] = [readFileSync(releasedFile, "utf8"), present].map((sdl) =>
    buildSchema(sdl, { assumeValidSDL: true }),
  );
  const breaks = before && now ? await findBreaks(before, now, today) : [];
  if (breaks.length > 0) throw new Error(`not released:\n${breaks.join("\n")}`);
  writeFileSync(changelog, withVersion(readFileSync(changelog, "utf8"), version, today));
  writeFileSync(releasedFile, withoutWords(present));
  for (const file of manifests) {
    const text = readFileSync(file, "utf8");
    const { version: old } = JSON.parse(text);
    writeFileSync(
      file,
      text.replace(new RegExp(`("name": "tongchou",\\s+"version": )"${old}"`, "g"), `$1"${version}"`),
    );
  }
  console.log(`released ${version}: commit it, tag v${version}`);
}
