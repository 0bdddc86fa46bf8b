// `npm run load [-- --role <role>]… [--seconds 5] [--rounds 2] [--search 5] [--scale 1] [--found <file>] [--profile <folder>]
// [--json <file>]`: of each role the dearest permitted operations, found by search (`--found` keeps them for the next run); then
// one caller of it at full blast, beside whom a person of every other login and another one of the same ask what is ordinary.
// Windows with and without the caller take turns. First the same beside a process that only keeps one processor busy. Ends with 1
// where a bar is missed.
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openCpuMeter } from "../bench/cpu.ts";
import { type BenchDatabase, openBenchDatabase } from "../bench/database.ts";
import { type Issuing, startIssuer } from "../bench/identity.ts";
import { introspection, ordinaryQuery, people, residentMiB } from "../bench/memory.ts";
import { type Running, runCommand } from "../bench/processes.ts";
import { startSystem } from "../bench/start-system.ts";
import { type BlastResult, startBlast, startBusy, sumOf } from "./blast.ts";
import { type Headers, introducePairs, type Pair } from "./people.ts";
import { bars, describe, missedBy, type RoleLoad } from "./report.ts";
import { type SearchResult, search } from "./search.ts";
import { type Answers, askSteadily, type Person, waitedOver } from "./steady.ts";

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const { values } = parseArgs({
  options: {
    role: { type: "string", multiple: true },
    seconds: { type: "string", default: "5" },
    search: { type: "string", default: "5" },
    keep: { type: "string", default: "12" },
    scale: { type: "string", default: "1" },
    rounds: { type: "string", default: "2" },
    found: { type: "string" },
    profile: { type: "string" },
    json: { type: "string" },
  },
});
const roles = values.role ?? [...people.keys()];
for (const role of roles) if (!people.has(role)) throw new Error(`no role ${role}`);
const milliseconds = Number(values.seconds) * 1000;

const trusting = { TONGCHOU_TRUSTED_PROXIES: "127.0.0.1,::1" };
/** The real bounds on a caller. */
const asInProduction = {
  ...trusting,
  TONGCHOU_COST_A_MINUTE: "2000000",
  TONGCHOU_CALLER_SHARE: "0.25",
};
/** What keeps the server's thread for long is seen in the profile, in order of time. */
const profiled =
  values.profile === undefined
    ? {}
    : { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${resolve(values.profile)}` };

await runCommand("npm", ["run", "-s", "build:server"]);
const database = await openBenchDatabase(Number(values.scale), false);
const issuing = await startIssuer();
try {
  const pairs = await introducePairs(database.admin, issuing);
  const searches = await searchAll(database, issuing, pairs);
  const server = await startSystem("tongchou", database, issuing, { ...asInProduction, ...profiled });
  try {
    await warmUp(server, pairs);
    const machine = await loadByMachine(server, pairs);
    const loads: RoleLoad[] = [];
    for (const role of roles) loads.push(await loadBy(role, server, pairs, searches));
    process.stdout.write(`${describe(loads, machine)}\n`);
    const missed = missedBy(loads);
    if (values.json !== undefined) {
      const text = { bars, missed, machine, loads };
      const plain = (_: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
      await writeFile(values.json, `${JSON.stringify(text, plain, 2)}\n`);
    }
    process.exitCode = missed.length > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
} finally {
  issuing.close();
  await database.close();
}

/** What is known from an earlier run is not searched for again. */
async function searchAll(
  from: BenchDatabase,
  issuer: Issuing,
  pairs: ReadonlyMap<string, Pair>,
): Promise<ReadonlyMap<string, SearchResult>> {
  const kept = values.found === undefined ? "{}" : await readFile(values.found, "utf8").catch(() => "{}");
  const found = new Map(Object.entries(JSON.parse(kept) as Record<string, SearchResult>));
  const unknown = roles.filter((role) => !found.has(role));
  if (unknown.length === 0) return found;
  // Without a purse: what is searched for is what one operation may cost.
  const server = await startSystem("tongchou", from, issuer, trusting);
  const meter = await openCpuMeter(from.admin);
  try {
    for (const role of unknown) {
      const headers = pairOf(pairs, role).first;
      const [seconds, keep] = [Number(values.search), Number(values.keep)];
      const result = await search({ url: server.url, pid: server.pid, meter, headers, seconds, keep });
      const [top] = result.dearest;
      say(
        `${role}: ${result.asked} asked, ${result.refused} refused, dearest ${top?.family} (app ${top?.appMs} ms, database ${top?.databaseMs} ms, ${top?.bytes} bytes)`,
      );
      found.set(role, result);
    }
  } finally {
    await server.stop();
  }
  if (values.found !== undefined)
    await writeFile(values.found, `${JSON.stringify(Object.fromEntries(found), null, 1)}\n`);
  return found;
}

function pairOf(pairs: ReadonlyMap<string, Pair>, role: string): Pair {
  const pair = pairs.get(role);
  if (pair === undefined) throw new Error(`nobody of ${role}`);
  return pair;
}

/** One of each login; of the attacker's the other one. */
function personsBeside(attacker: string | null, pairs: ReadonlyMap<string, Pair>): Person[] {
  return [...pairs].map(([role, { first, second }]) => ({
    name: role,
    headers: role === attacker ? second : first,
    query: ordinaryQuery(role),
  }));
}

/** Who they are is read, their views are made, statements are prepared, the code is warm. */
async function warmUp(server: Running, pairs: ReadonlyMap<string, Pair>): Promise<void> {
  const url = `${server.url}/graphql`;
  const seconds = [...pairs].map(([role, { second }]) => ({
    name: role,
    headers: second,
    query: ordinaryQuery(role),
  }));
  const viewing = seconds.map((person) => ({ ...person, query: introspection }));
  await askSteadily(url, viewing, 100);
  await askSteadily(url, seconds, 2_000);
  await askSteadily(url, personsBeside(null, pairs), 8_000);
}

async function loadBy(
  role: string,
  server: Running,
  pairs: ReadonlyMap<string, Pair>,
  searches: ReadonlyMap<string, SearchResult>,
): Promise<RoleLoad> {
  const found = searches.get(role);
  if (found === undefined) throw new Error(`nothing was searched for ${role}`);
  const url = `${server.url}/graphql`;
  const persons = personsBeside(role, pairs);
  const unloaded: ReadonlyMap<string, Answers>[] = [];
  const loaded: ReadonlyMap<string, Answers>[] = [];
  const blasts: BlastResult[] = [];
  let memoryMiB = 0;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    unloaded.push(await askSteadily(url, persons, milliseconds));
    const watching = setInterval(async () => {
      memoryMiB = Math.max(memoryMiB, await residentMiB(server.pid).catch(() => 0));
    }, 250);
    const beside = await besideBlast(url, persons, pairOf(pairs, role).first, found);
    loaded.push(beside.answers);
    blasts.push(beside.blast);
    // Statements that nobody waits for any more end.
    await sleep(1_000);
    clearInterval(watching);
  }
  const blast = sumOf(blasts);
  const [after] = (await askSteadily(url, persons.slice(0, 1), 100)).values();
  const stands = after?.failed === 0;
  say(`${role}: ${JSON.stringify(blast)}, ${memoryMiB.toFixed(0)} MiB`);
  return {
    role,
    search: found,
    blast,
    unloaded: waitedOver(unloaded),
    loaded: waitedOver(loaded),
    memoryMiB,
    stands,
  };
}

/** The same beside a process that asks nothing and keeps a processor busy. */
async function loadByMachine(
  server: Running,
  pairs: ReadonlyMap<string, Pair>,
): Promise<Pick<RoleLoad, "unloaded" | "loaded">> {
  const url = `${server.url}/graphql`;
  const persons = personsBeside(null, pairs);
  const [unloaded, loaded]: [ReadonlyMap<string, Answers>[], ReadonlyMap<string, Answers>[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    unloaded.push(await askSteadily(url, persons, milliseconds));
    const busy = startBusy();
    await sleep(500);
    loaded.push(await askSteadily(url, persons, milliseconds).finally(busy.end));
  }
  return { unloaded: waitedOver(unloaded), loaded: waitedOver(loaded) };
}

async function besideBlast(
  url: string,
  persons: readonly Person[],
  headers: Headers,
  { dearest }: SearchResult,
): Promise<{ readonly answers: ReadonlyMap<string, Answers>; readonly blast: BlastResult }> {
  const queries = dearest.slice(0, 6).map(({ query }) => query);
  const longest = [...dearest].sort((a, b) => b.bytes - a.bytes)[0]?.query ?? "";
  const blast = startBlast({ url, headers, queries, longest, milliseconds: milliseconds + 500 });
  try {
    await sleep(500);
    const answers = await askSteadily(url, persons, milliseconds);
    return { answers, blast: await blast.stopped };
  } finally {
    blast.end();
  }
}
