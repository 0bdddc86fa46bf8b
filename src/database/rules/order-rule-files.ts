// In which order rule files are applied: what belongs to no area, an area's own file, its nouns; and before a file whatever
// its line `-- after: <area>/<noun>, …` names. Nothing hangs on how files are spelled.
import type { RuleFile } from "./rule-files.ts";

/** The names that a file's opening comment says it comes after. */
function declaredNames({ text }: RuleFile): readonly string[] {
  const opening = /^(?:--[^\n]*\n)*/.exec(text)?.[0] ?? "";
  const line = /^-- after:(.*)$/m.exec(opening)?.[1];
  return line === undefined ? [] : line.split(",").map((name) => name.trim());
}

const isShared = ({ path }: RuleFile): boolean => path.startsWith("database/");
const isCube = ({ path }: RuleFile): boolean => path.endsWith(".cube.sql");

/** Whether a file comes before another without a word: it is shared, the area's own, or the rules beside a cube. */
function isUnder(file: RuleFile, other: RuleFile): boolean {
  if (isShared(other)) return !isShared(file);
  if (file.name === other.name) return isCube(file) && !isCube(other);
  return file.name.startsWith(`${other.name}/`);
}

function filesBefore(file: RuleFile, files: readonly RuleFile[]): readonly RuleFile[] {
  const named = declaredNames(file).flatMap((name) => {
    const found = files.filter((other) => other.name === name);
    if (found.length === 0) throw new Error(`${file.path} comes after "${name}", which no rule file is`);
    return found;
  });
  return [...files.filter((other) => isUnder(file, other)), ...named];
}

/** Every file after those it stands on; where nothing is said, in the given order. */
export function orderRuleFiles(files: readonly RuleFile[]): readonly RuleFile[] {
  const ordered = new Set<RuleFile>();
  const visit = (file: RuleFile, path: readonly RuleFile[]): void => {
    if (ordered.has(file)) return;
    if (path.includes(file))
      throw new Error(`rule files come after one another: ${[...path, file].map((f) => f.name).join(" → ")}`);
    for (const before of filesBefore(file, files)) visit(before, [...path, file]);
    ordered.add(file);
  };
  for (const file of files) visit(file, []);
  return [...ordered];
}
