// Figures into rows, ratios and verdicts. Measures nothing.
import type { Growth } from "./buffers.ts";
import { cases, type System, systems, twoWorkers } from "./cases.ts";
import { historyParts, type Part, withHistory } from "./parts.ts";
import type { Sample } from "./rounds.ts";

export interface Series {
  readonly case: string;
  readonly system: System;
  readonly statements: number;
  /** One of each round, in the order of the rounds. */
  readonly samples: readonly Sample[];
}

export interface Figures {
  readonly series: readonly Series[];
  /** With every role's view in use, before and after the load. */
  readonly memoryMiB: { readonly views: number; readonly afterLoad: number };
  readonly parts: readonly Part[];
}

export interface Row {
  readonly case: string;
  readonly system: System;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly statements: number;
}

const bars = {
  postgraphile: 2.5,
  limit: 0.8,
  each: 1,
  // Below a tenth is what one round differs from another by.
  workers: 1.1,
  command: { "hand-written": 1.2, limit: 0.85, postgraphile: 1.5 },
  register: 0.7,
  // As measured of generated statement triggers before there were any: 339 to 143 µs, 24 to 7 ms.
  history: { "one row changed": 2.37, "1 000 rows changed": 3.43 },
  deep: 2,
  memoryMiB: 300,
  pageGrowth: 1.5,
  // Pages by which a statement may grow because its indexes are a level deeper.
  indexLevels: 8,
} as const;
const writing = new Set(cases.filter(({ writes }) => writes !== undefined).map(({ name }) => name));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const middle = (samples: readonly Sample[], figure: "rps" | "p50Ms" | "p99Ms"): number =>
  Number(median(samples.map((sample) => sample[figure])).toFixed(2));

export const rowsOf = ({ series, parts }: Figures): Row[] => [
  ...series.map(({ case: name, system, statements, samples }) => ({
    case: name,
    system,
    rps: middle(samples, "rps"),
    p50Ms: middle(samples, "p50Ms"),
    p99Ms: middle(samples, "p99Ms"),
    statements,
  })),
  ...parts.map(({ name, p50Ms, p99Ms, statements }) => ({
    case: name,
    system: "tongchou" as const,
    rps: rounded(1000 / p50Ms),
    p50Ms: rounded(p50Ms),
    p99Ms: rounded(p99Ms),
    statements,
  })),
];

const rounded = (value: number): number => Number(value.toFixed(2));

/** Looks figures up by case and system. */
class Comparison {
  readonly names: readonly string[];
  readonly systems: readonly System[];
  readonly others: readonly System[];
  private readonly series: readonly Series[];

  constructor(series: readonly Series[]) {
    this.series = series;
    this.systems = ([...systems, twoWorkers] as const).filter((system) =>
      series.some((one) => one.system === system),
    );
    this.others = this.systems.filter((system) => system !== "tongchou");
    this.names = cases.map(({ name }) => name).filter((name) => series.some((one) => one.case === name));
  }

  /** Undefined where the system does not answer the case. */
  find(name: string, system: System): Series | undefined {
    return this.series.find((one) => one.case === name && one.system === system);
  }

  of(name: string, system: System): Series {
    const found = this.find(name, system);
    if (found === undefined) throw new Error(`no figures for ${name} by ${system}`);
    return found;
  }

  /** Of what is read. */
  answeredBy(system: System): readonly string[] {
    return this.names.filter((name) => !writing.has(name) && this.find(name, system) !== undefined);
  }

  /** The median over the rounds of one round's ratio: what slows a round down slows both sides. */
  ratio(name: string, system: System): number {
    const theirs = this.of(name, system).samples;
    const ours = this.of(name, "tongchou").samples;
    return median(ours.map(({ rps }, round) => rps / (theirs[round]?.rps ?? Number.NaN)));
  }

  mean(system: System): number {
    return geometricMean(this.answeredBy(system).map((name) => this.ratio(name, system)));
  }
}

export function describe({ series, memoryMiB, parts }: Figures): string {
  const comparison = new Comparison(series);
  return [
    "requests/s (p50/p99, SQL statements per request); ratios: Tongchou's requests/s over the other's, median of the rounds",
    ...throughput(comparison),
    "",
    "processor time per request in ms, application + PostgreSQL",
    ...processorTime(comparison),
    "",
    "what the safeguards cost, one after the other: p50/p99 in ms",
    ...align(parts.map(({ name, p50Ms, p99Ms }) => [name, p50Ms.toFixed(2), p99Ms.toFixed(2)])),
    "",
    ...verdicts(comparison, memoryMiB),
    ...historyVerdicts(parts),
  ].join("\n");
}

function throughput(comparison: Comparison): string[] {
  const figure = (series: Series | undefined) => {
    if (series === undefined) return "–";
    const { samples, statements } = series;
    return `${middle(samples, "rps").toFixed(0)} (${middle(samples, "p50Ms").toFixed(1)}/${middle(samples, "p99Ms").toFixed(1)} ms, ${statements})`;
  };
  const ratio = (name: string, system: System) =>
    comparison.find(name, system) === undefined ? "–" : comparison.ratio(name, system).toFixed(2);
  return align([
    ["case", ...comparison.systems, ...comparison.others.map((system) => `÷ ${system}`)],
    ...comparison.names.map((name) => [
      name,
      ...comparison.systems.map((system) => figure(comparison.find(name, system))),
      ...comparison.others.map((system) => ratio(name, system)),
    ]),
    [
      "geometric mean",
      ...comparison.systems.map(() => ""),
      ...comparison.others.map((system) => comparison.mean(system).toFixed(2)),
    ],
  ]);
}

function processorTime(comparison: Comparison): string[] {
  const figure = (series: Series | undefined) => {
    const known = (series?.samples ?? []).flatMap(({ cpu }) => cpu ?? []);
    if (known.length === 0) return series === undefined ? "–" : "unknown";
    const app = median(known.map((cpu) => cpu.app));
    const database = median(known.map((cpu) => cpu.database));
    return `${app.toFixed(2)} + ${database.toFixed(2)}`;
  };
  return align([
    ["case", ...comparison.systems],
    ...comparison.names.map((name) => [
      name,
      ...comparison.systems.map((system) => figure(comparison.find(name, system))),
    ]),
  ]);
}

function verdicts(comparison: Comparison, memoryMiB: Figures["memoryMiB"]): string[] {
  const verdict = (met: boolean, text: string) => `${met ? "PASS" : "FAIL"} ${text}`;
  const { names } = comparison;
  const read = comparison.answeredBy("postgraphile");
  const mean = (system: "postgraphile" | "limit", title: string) => {
    const value = comparison.mean(system);
    return verdict(value >= bars[system], `geometric mean ≥ ${bars[system]} × ${title}: ${value.toFixed(2)}`);
  };
  const least = Math.min(...read.map((name) => comparison.ratio(name, "postgraphile")));
  const lines =
    read.length === 0
      ? []
      : [
          mean("postgraphile", "PostGraphile"),
          mean("limit", "the limit"),
          verdict(least >= bars.each, `no case below PostGraphile: ${least.toFixed(2)} at least`),
        ];
  if (comparison.systems.includes(twoWorkers)) {
    const most = Math.max(
      ...comparison.answeredBy(twoWorkers).map((name) => comparison.ratio(name, twoWorkers)),
    );
    lines.push(
      verdict(most <= bars.workers, `no case slower with two workers: ${most.toFixed(2)} × at most`),
    );
  }
  const than = (name: string, system: System, bar: number) => {
    const value = comparison.ratio(name, system);
    lines.push(verdict(value >= bar, `${name} ≥ ${bar} × ${system}: ${value.toFixed(2)}`));
  };
  if (names.includes("command"))
    for (const [system, bar] of Object.entries(bars.command)) than("command", system as System, bar);
  if (names.includes("register-of-1000")) than("register-of-1000", "hand-written", bars.register);
  if (names.includes("deep-page") && names.includes("first-page")) {
    const latency = (name: string) => middle(comparison.of(name, "tongchou").samples, "p50Ms");
    const deep = latency("deep-page") / latency("first-page");
    lines.push(
      verdict(deep <= bars.deep, `deep page ≤ ${bars.deep} × the first: ${deep.toFixed(2)} (median latency)`),
    );
  }
  const { views, afterLoad } = memoryMiB;
  const memory = `${views.toFixed(0)} MiB, ${afterLoad.toFixed(0)} MiB after the load`;
  const fits = Math.max(views, afterLoad) < bars.memoryMiB;
  return [...lines, verdict(fits, `memory < ${bars.memoryMiB} MiB with all role views in use: ${memory}`)];
}

function historyVerdicts(parts: readonly Part[]): string[] {
  const p50 = (name: string) => parts.find((part) => part.name === name)?.p50Ms ?? Number.NaN;
  return (Object.keys(historyParts) as (keyof typeof historyParts)[]).map((name) => {
    const value = p50(withHistory(name)) / p50(name);
    const bar = bars.history[name];
    return `${value <= bar ? "PASS" : "FAIL"} ${name} with its history ≤ ${bar} × without: ${value.toFixed(2)}`;
  });
}

const times = (large: number, small: number): number => large / Math.max(small, 1);

/** Pages read at the smaller and the greater scale. */
export function describeGrowth(growths: readonly Growth[]): string {
  const verdict = (kind: Growth["kind"], text: string, allowed = 1): string => {
    const some = growths.filter((growth) => growth.kind === kind);
    const over = some.filter(
      (growth) =>
        growthOf(growth) > allowed * boundOf(growth) &&
        growth.large.pages - growth.small.pages > bars.indexLevels,
    );
    const names = over.map((growth) => growth.name).join(", ");
    return `${over.length === 0 ? "PASS" : "FAIL"} ${text}: ${some.length - over.length} of ${some.length}${names && `; not ${names}`}`;
  };
  return [
    "pages of the database read per operation; rows it gave; pupils in the asker's scope",
    ...align([
      ["operation", "kind", "pages 0.1", "pages 1", "growth", "bound", "rows 0.1", "rows 1", "pupils"],
      ...growths
        .toSorted((a, b) => growthOf(b) / boundOf(b) - growthOf(a) / boundOf(a))
        .map((growth) => [
          growth.name,
          growth.kind,
          ...[growth.small.pages, growth.large.pages].map(String),
          growthOf(growth).toFixed(2),
          boundOf(growth).toFixed(2),
          ...[growth.small.rows, growth.large.rows].map(String),
          `${times(growth.large.scope, growth.small.scope).toFixed(2)} times`,
        ]),
    ]),
    "",
    verdict("page", `pages read for a row of a page grow ≤ ${bars.pageGrowth} times`),
    verdict("aggregate", "pages read by an aggregate grow no faster than the rows in the asker's scope"),
    verdict("aggregate", `the same, by the row ≤ ${bars.pageGrowth} times, as of a page`, bars.pageGrowth),
  ].join("\n");
}

/** A page that the smaller district cannot fill is compared by the row. */
function growthOf({ kind, small, large }: Growth): number {
  const pages = times(large.pages, small.pages);
  return kind === "page" ? pages / Math.max(1, times(large.rows, small.rows)) : pages;
}

/** An aggregate's rows are those it counted, or as many times as many as the scope has pupils. */
const boundOf = ({ kind, small, large }: Growth): number =>
  kind === "page"
    ? bars.pageGrowth
    : Math.max(times(large.scope, small.scope), small.counted > 0 ? times(large.counted, small.counted) : 0);

function align(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
