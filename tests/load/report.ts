// The figures as a table, and the bars.
import type { BlastResult } from "./blast.ts";
import { type SearchResult, weightOf } from "./search.ts";
import type { Waited } from "./steady.ts";

/** What one role's caller did, and what became of the others. */
export interface RoleLoad {
  readonly role: string;
  readonly search: SearchResult;
  readonly blast: BlastResult;
  /** By role; the attacker's own is the other person of it. In windows right before those beside the attacker. */
  readonly unloaded: ReadonlyMap<string, Waited>;
  readonly loaded: ReadonlyMap<string, Waited>;
  readonly memoryMiB: number;
  readonly stands: boolean;
}

/** Times the unloaded p95: of a person of another login, of another person of the same; and the server's own memory. */
export const bars = { otherLogins: 2, sameLogin: 3, memoryMiB: 300 } as const;

type Windows = Pick<RoleLoad, "unloaded" | "loaded">;

interface Ratio {
  readonly role: string;
  readonly ratio: number;
  readonly waited: Waited;
  /** The p95 of the same person beside nobody. */
  readonly before: number;
}

function ratios({ unloaded, loaded }: Windows): readonly Ratio[] {
  return [...loaded].map(([role, waited]) => {
    const before = unloaded.get(role)?.p95Ms ?? Number.NaN;
    return { role, ratio: waited.p95Ms / before, waited, before };
  });
}

const spread = (of: ReadonlyMap<string, Waited>): string => {
  const all = [...of.values()].map(({ p95Ms }) => p95Ms).sort((a, b) => a - b);
  const shown = [all[0], all[Math.floor(all.length / 2)], all.at(-1)];
  return shown.map((ms) => ms?.toFixed(1)).join(" / ");
};

export function missedBy(loads: readonly RoleLoad[]): readonly string[] {
  return loads.flatMap((load) => {
    const { role: attacker, memoryMiB, stands, blast } = load;
    const slow = ratios(load).flatMap(({ role, ratio, waited }) => {
      const bar = role === attacker ? bars.sameLogin : bars.otherLogins;
      return [
        ...(ratio > bar ? [`${attacker}: ${role} waits ${ratio.toFixed(1)} times as long (${bar})`] : []),
        ...(waited.failed > 0 ? [`${attacker}: ${waited.failed} of ${role}'s requests failed`] : []),
      ];
    });
    return [
      ...slow,
      ...(memoryMiB > bars.memoryMiB ? [`${attacker}: ${memoryMiB.toFixed(0)} MiB (${bars.memoryMiB})`] : []),
      ...((blast.statuses["500"] ?? 0) > 0
        ? [`${attacker}: ${blast.statuses["500"]} unexpected errors`]
        : []),
      ...(stands ? [] : [`${attacker}: the server did not answer afterwards`]),
    ];
  });
}

const shown = (one: Ratio | undefined): string =>
  `${one?.ratio.toFixed(1)} (${one?.before.toFixed(1)} → ${one?.waited.p95Ms.toFixed(1)} ms)`;

export function describe(loads: readonly RoleLoad[], machine: Windows): string {
  const lines = loads.map((load) => {
    const { role, search, blast, memoryMiB } = load;
    const all = ratios(load);
    const own = all.find((one) => one.role === role);
    const worst = all.filter((one) => one.role !== role).sort((a, b) => b.ratio - a.ratio)[0];
    const [top] = search.dearest;
    const failed = all.reduce((sum, { waited }) => sum + waited.failed, 0);
    const statuses = Object.entries(blast.statuses)
      .map(([status, count]) => `${status}:${count}`)
      .join(" ");
    return [
      role,
      top === undefined ? "–" : `${top.family} ${weightOf(top)}${top.unfinished ? "+" : ""} ms`,
      statuses,
      spread(load.unloaded),
      spread(load.loaded),
      `${worst?.role} ${shown(worst)}`,
      shown(own),
      String(failed),
      memoryMiB.toFixed(0),
    ];
  });
  const alike = [...ratios(machine)].sort((a, b) => b.ratio - a.ratio);
  const busy = ["nobody", "a busy processor", "–", spread(machine.unloaded), spread(machine.loaded)];
  lines.unshift([...busy, `${alike[0]?.role} ${shown(alike[0])}`, "–", "–", "–"]);
  const p95 = (when: string) => `p95 ${when}: least / median / worst`;
  const figures = [p95("alone"), p95("beside it"), "others, worst", "same login", "failed", "MiB"];
  const head = ["role", "dearest", "answers", ...figures];
  const missed = missedBy(loads);
  return [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...lines.map((line) => `| ${line.join(" | ")} |`),
    "",
    missed.length === 0 ? "every bar is met" : `missed:\n${missed.map((one) => `  ${one}`).join("\n")}`,
  ].join("\n");
}
