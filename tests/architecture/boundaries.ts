// Which module may import which, checked over the source text. dependency-cruiser reads TypeScript only through the
// JavaScript API that TypeScript 7 no longer has; our imports are uniform (Biome formats them), so reading them is easy.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "src");

/** From the top down: a layer may import every layer below its own, and nothing of its own rank. */
const layers: readonly (readonly string[])[] = [
  ["main"],
  ["app"],
  ["http", "cli"],
  ["graphql"],
  ["engine"],
  ["execution"],
  ["planning"],
  ["catalogue"],
  ["policy"],
  ["core"],
];

/** Modules beside the layers: what each may import, and which layers may import it. */
const beside: Readonly<
  Record<string, { readonly imports: readonly string[]; readonly importedBy: readonly string[] }>
> = {
  // What the district knows: declared to the catalogue, never called by name.
  domains: { imports: ["catalogue", "database"], importedBy: ["app", "cli", "sample", "jobs"] },
  // What is done each day: it asks the database, and knows no plan and no person.
  jobs: { imports: ["domains"], importedBy: ["app", "cli"] },
  // Rights that change at run time: made of edits, put into force through the database.
  stewardship: {
    imports: ["core", "policy", "catalogue", "database"],
    importedBy: ["app", "cli"],
  },
  identity: {
    imports: ["core", "policy", "database"],
    importedBy: ["app", "http", "cli", "graphql", "engine", "execution", "audit", "sample"],
  },
  // The second line compiles from the catalogue and the grants, never from plans.
  database: {
    imports: ["core", "policy", "catalogue", "config"],
    importedBy: ["app", "http", "cli", "engine", "execution", "domains", "identity", "audit", "sample"],
  },
  audit: {
    imports: ["core", "database", "identity"],
    importedBy: ["app", "http", "cli", "engine", "execution"],
  },
  // Figures of the process: told what happens, it asks for nothing of the domain.
  telemetry: { imports: ["core"], importedBy: ["app", "main"] },
  sample: { imports: ["core", "domains", "database", "identity"], importedBy: ["app", "cli"] },
  config: { imports: ["core"], importedBy: ["main", "app", "cli", "http"] },
};

/** Who may import a package: an operation is nobody's framework's. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "@apollo/server": ["graphql"],
  "type-graphql": ["graphql", "catalogue", "domains"],
  fastify: ["http"],
  "prom-client": ["telemetry"],
  "@opentelemetry": ["telemetry"],
  postgres: ["database", "identity", "execution", "audit", "sample", "cli", "jobs", "stewardship"],
};

const packagePattern = /(?:\bfrom|\bimport\(?)\s*"([^".][^"]*)"/g;
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?:[\w*{][^;"]*?\sfrom\s+)?"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g;
const maxLines = 300;

const moduleOf = (file: string) => (relative(source, file).split("/")[0] ?? "").replace(/\.ts$/, "");

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true;
  const aside = beside[from];
  if (aside?.imports.includes(to)) return true;
  if (beside[to]?.importedBy.includes(from)) return true;
  const rank = (name: string) => layers.findIndex((layer) => layer.includes(name));
  return aside === undefined && beside[to] === undefined && rank(from) >= 0 && rank(from) < rank(to);
}

const area = (file: string): string | undefined => /^domains\/([^/]+)\//.exec(relative(source, file))?.[1];

/** Another area is entered by its index alone. */
function crossesDomain(from: string, to: string): boolean {
  const target = area(to);
  if (target === undefined || target === area(from)) return false;
  return relative(source, to) !== `domains/${target}/index.ts`;
}

/**
 * A type that lists rows of another area would be edited whenever that area grows. The relation stands where the rows
 * are: as the inverse of a to-one, or `joinedFrom`.
 */
function foreignRelations(files: readonly SourceFile[]): string[] {
  const types = files.filter(({ path }) => path.endsWith(".type.ts"));
  const areaOf = new Map(
    types.flatMap(({ path, text }) =>
      [...text.matchAll(/^export class (\w+)/gm)].map((found) => [found[1] ?? "", area(path)] as const),
    ),
  );
  return types.flatMap(({ path, text }) =>
    [...text.matchAll(/@ToMany\(\s*"(\w+)"/g)]
      .map((found) => found[1] ?? "")
      .filter((type) => areaOf.has(type) && areaOf.get(type) !== area(path))
      .map((type) => `${relative(root, path)}: declares a relation to rows of another area (${type})`),
  );
}

/** A package, or a path inside one, that this module must do without. */
function foreignPackages(module: string, text: string): string[] {
  return [...text.matchAll(packagePattern)]
    .map(([, name = ""]) => name)
    .filter((name) =>
      Object.entries(packages).some(
        ([of, modules]) => (name === of || name.startsWith(`${of}/`)) && !modules.includes(module),
      ),
    );
}

/** Of the plumbing a domain takes its columns, and nothing that runs. */
const reachesPlumbing = (from: string, to: string): boolean =>
  moduleOf(from) === "domains" &&
  moduleOf(to) === "database" &&
  relative(source, to) !== "database/columns.ts";

/** Where a district may have to be filled, or one of its people named: the only places that load the sample. */
const sampleLoaders = ["src/app/start-app.ts", "src/cli/seed.ts", "src/cli/token.ts"];

/** A production start must not load the sample, whose image leaves it out: nobody imports it but when it is needed. */
function sampleViolations(path: string, text: string): string[] {
  if (moduleOf(path) === "sample") return [];
  const here = relative(root, path);
  const leadsToSample = (target: string | undefined) =>
    target !== undefined && moduleOf(resolve(dirname(path), target)) === "sample";
  return [...text.matchAll(importPattern)].flatMap(([statement, fixed, lazy]) => {
    if (leadsToSample(fixed) && !/^\s*(?:import|export) type\s/.test(statement))
      return [`${here}: imports the sample before it is needed (${fixed})`];
    return leadsToSample(lazy) && !sampleLoaders.includes(here)
      ? [`${here}: loads the sample; only ${sampleLoaders.join(", ")} may`]
      : [];
  });
}

type Graph = ReadonlyMap<string, readonly string[]>;

function findCycle(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const target of graph.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle !== null) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle !== null) return cycle;
  }
  return null;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function readSourceFiles(): SourceFile[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => ({ path: join(source, name), text: readFileSync(join(source, name), "utf8") }));
}

/** One sentence for each violation. */
export function findViolations(files: readonly SourceFile[]): string[] {
  const violations: string[] = [];
  const graph = new Map<string, string[]>();
  for (const { path, text } of files) {
    const here = relative(root, path);
    const targets = [...text.matchAll(importPattern)].map((found) =>
      resolve(dirname(path), found[1] ?? found[2] ?? ""),
    );
    graph.set(path, targets);
    for (const target of targets) {
      const [from, to] = [moduleOf(path), moduleOf(target)];
      if (!isAllowed(from, to))
        violations.push(`${here}: ${from} may not import ${to} (${relative(root, target)})`);
      if (reachesPlumbing(path, target))
        violations.push(`${here}: a domain takes columns.ts alone of database`);
      // The sample fills other domains' tables; everybody else goes through the front door.
      if (from !== "sample" && crossesDomain(path, target)) {
        violations.push(`${here}: reaches into a domain past its index (${relative(root, target)})`);
      }
    }
    for (const name of foreignPackages(moduleOf(path), text))
      violations.push(`${here}: ${moduleOf(path)} may not import the package ${name}`);
    violations.push(...sampleViolations(path, text));
    if (/(?<!")\bprocess\.env\b/.test(text) && moduleOf(path) !== "config") {
      violations.push(`${here}: reads the environment; only src/config.ts may`);
    }
    const lines = text.split("\n").length;
    if (lines > maxLines) violations.push(`${here}: ${lines} lines, no file is longer than ${maxLines}`);
  }
  violations.push(...foreignRelations(files));
  const cycle = findCycle(graph);
  if (cycle !== null) violations.push(`cycle: ${cycle.map((file) => relative(root, file)).join(" → ")}`);
  return violations;
}

if (import.meta.main) {
  const files = readSourceFiles();
  const violations = findViolations(files);
  for (const violation of violations) console.error(violation);
  console.log(`${files.length} files, ${violations.length} violations of the module boundaries`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
