// For `vitest --changed`: a change inside areas of the domain is asked about by the tests that can be asked about those
// areas alone. Every other change, and every run without `--changed`, is left to Vitest.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface ChangedAreas {
  readonly areas: readonly string[];
  /** Names of the types that the areas declare. */
  readonly types: readonly string[];
}

/** Files of one area; what is generated from them says nothing of its own. */
const ofArea = [
  /^src\/domains\/([a-z]+)\//,
  /^src\/sample\/([a-z]+)\//,
  /^schema\/policies\/[a-z-]+\.([a-z]+)\.yaml$/,
];
const generated = /^(schema\/(?!policies\/)|drizzle\/)/;
const areaOfTest = /^tests\/oracle\/(?:expectations|rules|computed)\/([a-z]+)\.ts$/;

function changedFiles(since: string | null): readonly string[] {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
  return [
    ...git("diff", "--name-only", since ?? "HEAD"),
    ...git("ls-files", "--others", "--exclude-standard"),
  ];
}

/** Null: not every change lies inside areas of the domain. */
export function findChangedAreas(argv: readonly string[]): ChangedAreas | null {
  const at = argv.findIndex((word) => word === "--changed" || word.startsWith("--changed="));
  if (at === -1) return null;
  const [, inline] = argv[at]?.split("=") ?? [];
  const next = argv[at + 1];
  const since = inline ?? (next === undefined || next.startsWith("-") ? null : next);
  const known = readdirSync(`${root}src/domains`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const areas = new Set<string>();
  for (const file of changedFiles(since).filter((name) => !generated.test(name))) {
    const area = [...ofArea, areaOfTest].map((pattern) => pattern.exec(file)?.[1]).find(Boolean);
    if (area === undefined || !known.includes(area)) return null;
    areas.add(area);
  }
  const types = [...areas].map(typesOf);
  // A folder without types is nobody's area.
  const isWhole = types.some((names) => names.length === 0);
  return areas.size === 0 || isWhole ? null : { areas: [...areas], types: types.flat() };
}

function typesOf(area: string): readonly string[] {
  const folder = `${root}src/domains/${area}`;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".type.ts"))
    .flatMap((name) => [
      ...readFileSync(`${folder}/${name}`, "utf8").matchAll(/^export (?:abstract )?class (\w+)/gm),
    ])
    .flatMap(([, name]) => name ?? []);
}

/** What can be asked about some areas alone, in less than a minute; the catalogue's tests come to it. */
export const filesFor = ({ areas }: ChangedAreas): string[] => [
  "tests/oracle/{planner,rows,counts,administrators}.test.ts",
  "tests/{policy,architecture}/*.test.ts",
  ...areas.map((area) => `tests/{database,sample,isolation}/${area}*.test.ts`),
];
