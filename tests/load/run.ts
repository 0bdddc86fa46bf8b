// `npm run load [-- --role <role>]… [--seconds 5] [--search 5] [--scale 1] [--json <file>]`: of each role the dearest permitted
// operations, found by search; then one caller of it at full blast, beside whom a person of every other login and another one
// of the same ask what is ordinary. Ends with 1 where a bar is missed.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openCpuMeter } from "../bench/cpu.ts";
import { type BenchDatabase, openBenchDatabase } from "../bench/database.ts";
import { type Issuing, startIssuer } from "../bench/identity.ts";
import { introspection, ordinaryQuery, people, residentMiB } from "../bench/memory.ts";
import { type Running, runCommand } from "../bench/processes.ts";
import { startSystem } from "../bench/start-system.ts";
import { startBlast } from "./blast.ts";
import { introducePairs, type Pair } from "./people.ts";
import { bars, describe, missedBy, type RoleLoad } from "./report.ts";
import { type SearchResult, search } from "./search.ts";
import { askSteadily, type Person, type Waited } from "./steady.ts";

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

await runCommand("npm", ["run", "-s", "build:server"]);
const database = await openBenchDatabase(Number(values.scale), false);
const issuing = await startIssuer();
try {
  const pairs = await introducePairs(database.admin, issuing);
  const searches = await searchAll(database, issuing, pairs);
  const server = await startSystem("tongchou", database, issuing, asInProduction);
  try {
    const unloaded = await askUnloaded(server, pairs);
    const loads: RoleLoad[] = [];
    for (const role of roles) loads.push(await loadBy(role, server, pairs, searches));
    process.stdout.write(`${describe(unloaded, loads)}\n`);
    const missed = missedBy(unloaded, loads);
    if (values.json !== undefined) {
      const text = { bars, missed, unloaded, loads };
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

/** By a server without a purse: what is searched for is what one operation may cost. */
async function searchAll(
  from: BenchDatabase,
  issuer: Issuing,
  pairs: ReadonlyMap<string, Pair>,
): Promise<ReadonlyMap<string, SearchResult>> {
  const server = await startSystem("tongchou", from, issuer, trusting);
  const meter = await openCpuMeter(from.admin);
  const found = new Map<string, SearchResult>();
  try {
    for (const role of roles) {
      const headers = pairOf(pairs, role).first;
      const seconds = Number(values.search);
      const result = await search({
        url: server.url,
        pid: server.pid,
        meter,
        headers,
        seconds,
        keep: Number(values.keep),
      });
      const [top] = result.dearest;
      say(
        `${role}: ${result.asked} asked, ${result.refused} refused, dearest ${top?.family} (app ${top?.appMs} ms, database ${top?.databaseMs} ms, ${top?.bytes} bytes)`,
      );
      found.set(role, result);
    }
  } finally {
    await server.stop();
  }
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

async function askUnloaded(
  server: Running,
  pairs: ReadonlyMap<string, Pair>,
): Promise<ReadonlyMap<string, Waited>> {
  const url = `${server.url}/graphql`;
  const seconds = [...pairs].map(([role, { second }]) => ({
    name: role,
    headers: second,
    query: ordinaryQuery(role),
  }));
  // Who they are is read, their views are made, statements are prepared, the code is warm.
  const viewing = seconds.map((person) => ({ ...person, query: introspection }));
  await askSteadily(url, viewing, 100);
  await askSteadily(url, seconds, 1_500);
  await askSteadily(url, personsBeside(null, pairs), 2_500);
  return askSteadily(url, personsBeside(null, pairs), Math.max(milliseconds, 5_000));
}

async function loadBy(
  role: string,
  server: Running,
  pairs: ReadonlyMap<string, Pair>,
  searches: ReadonlyMap<string, SearchResult>,
): Promise<RoleLoad> {
  const url = `${server.url}/graphql`;
  const found = searches.get(role);
  if (found === undefined) throw new Error(`nothing was searched for ${role}`);
  const queries = found.dearest.slice(0, 6).map(({ query }) => query);
  const longest = [...found.dearest].sort((a, b) => b.bytes - a.bytes)[0]?.query ?? "";
  const { first } = pairOf(pairs, role);
  const blast = startBlast({ url, headers: first, queries, longest, milliseconds: milliseconds + 500 });
  let memoryMiB = 0;
  const watching = setInterval(async () => {
    memoryMiB = Math.max(memoryMiB, await residentMiB(server.pid).catch(() => 0));
  }, 250);
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const loaded = await askSteadily(url, personsBeside(role, pairs), milliseconds);
    const result = await blast.stopped;
    const [after] = (await askSteadily(url, personsBeside(role, pairs).slice(0, 1), 100)).values();
    const load = { role, search: found, blast: result, loaded, memoryMiB, stands: after?.failed === 0 };
    say(`${role}: ${JSON.stringify(result)}, ${memoryMiB.toFixed(0)} MiB`);
    return load;
  } finally {
    clearInterval(watching);
    blast.end();
  }
}
