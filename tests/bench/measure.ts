// The measurement from start to end: database, systems, equal answers, then rounds in which the systems take turns.
import { difference, normalise } from "./answers.ts";
import { ask, Requests } from "./asking.ts";
import { type Case, cases, type System, systems, systemsOf, twoWorkers } from "./cases.ts";
import { type BenchDatabase, openBenchDatabase } from "./database.ts";
import { loadFacts } from "./facts.ts";
import { type Issuing, startIssuer } from "./identity.ts";
import { residentMiB, useEveryRole } from "./memory.ts";
import { measureParts } from "./parts.ts";
import type { Running } from "./processes.ts";
import type { Figures } from "./report.ts";
import { type Checked, runRounds } from "./rounds.ts";
import { startSystem } from "./start-system.ts";
import { withStatementLog } from "./statements.ts";

export interface Options {
  readonly scale: number;
  readonly seconds: number;
  readonly rounds: number;
  /** Names of cases; none: all. */
  readonly only: readonly string[];
  readonly fresh: boolean;
  /** Two processes of ours, too, against one. */
  readonly workers: boolean;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

export async function measure(options: Options): Promise<Figures> {
  const database = await openBenchDatabase(options.scale, options.fresh);
  const issuing = await startIssuer();
  const running = new Map<System, Running>();
  try {
    for (const system of measuredSystems(options))
      running.set(system, await startSystem(system, database, issuing));
    return await measureSystems(options, database, issuing, running);
  } finally {
    await Promise.all([...running.values()].map((server) => server.stop()));
    issuing.close();
    await database.close();
  }
}

const measuredSystems = ({ workers }: Options): readonly System[] =>
  workers ? [...systems, twoWorkers] : systems;

async function measureSystems(
  options: Options,
  database: BenchDatabase,
  issuing: Issuing,
  running: ReadonlyMap<System, Running>,
): Promise<Figures> {
  const of = (system: System): Running => {
    const server = running.get(system);
    if (server === undefined) throw new Error(`${system} is not running`);
    return server;
  };
  const facts = await loadFacts(database.admin);
  say(
    `${facts.students} students, ${facts.townshipStudents} of the township, deep page after ${facts.deepOffset}`,
  );
  const urls = Object.fromEntries([...running].map(([system, { url }]) => [system, url]));
  const requests = new Requests(urls, issuing, facts);
  const chosen = cases.filter(({ name }) => options.only.length === 0 || options.only.includes(name));

  await useEveryRole(requests);
  const views = await residentMiB(of("tongchou").pid);
  const askings = await checkAnswers(chosen, requests, [...running.keys()]);
  const counts = await withStatementLog(database.admin, database.logFile, async (count) => {
    const counted = new Map<string, number>();
    for (const { name, system, asking } of askings) {
      // What a server asks now and then of itself is no statement of the request.
      const [once, again] = [await count(() => ask(asking)), await count(() => ask(asking))];
      counted.set(`${name} ${system}`, Math.min(once, again));
    }
    return counted;
  });
  const samples = await runRounds(options, askings, (system) => of(system).pid, database.admin);
  const series = askings.map(({ name, system }) => ({
    case: name,
    system,
    statements: counts.get(`${name} ${system}`) ?? 0,
    samples: samples.get(`${name} ${system}`) ?? [],
  }));
  await showPrepared(of("limit").url);
  const memoryMiB = { views, afterLoad: await residentMiB(of("tongchou").pid) };
  return { series, memoryMiB, parts: await measureParts(database, requests, facts) };
}

/** Every system's answer to every case, compared before anything is timed. */
async function checkAnswers(
  chosen: readonly Case[],
  requests: Requests,
  measured: readonly System[],
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const asked of chosen) {
    let expected: unknown = null;
    for (const system of systemsOf(asked, measured)) {
      const asking = await requests.of(system, asked);
      const text = await ask(asking);
      const answer = normalise(system, text);
      if (system === "tongchou") expected = answer;
      const found = difference(expected, answer);
      if (found !== null) throw new Error(`${asked.name}: tongchou and ${system} differ: ${found}`);
      checked.push({ name: asked.name, system, asking, bytes: Buffer.byteLength(text) });
    }
    say(`${asked.name}: equal answers`);
  }
  return checked;
}

async function showPrepared(limit: string): Promise<void> {
  const counts = (await (await fetch(`${limit}/prepared`)).json()) as Record<string, number[]>;
  for (const [statement, uses] of Object.entries(counts)) {
    say(
      `pg_prepared_statements, the limit's ${statement}: executed ${uses.join(" + ")} times on ${uses.length} connections`,
    );
  }
}
