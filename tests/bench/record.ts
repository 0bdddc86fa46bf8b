// `node tests/bench/record.ts [--scale 1] [--seconds 2] [--rounds 5] [--verify 1000000] [--json <file>]`: what the record of access
// costs. The same application with it and without, turn by turn, on one database: requests a second and processor time, medians of the
// rounds' ratios. Bars: 15 % of requests on the list at 16 and 64 and on the look-up at 128, 15 % of processor time everywhere; with few
// clients one write's latency.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runCommand } from "./processes.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
    scale: { type: "string", default: "1" },
    prepare: { type: "boolean", default: false },
    verify: { type: "string", default: "1000000" },
  },
});
const here = fileURLToPath(new URL(".", import.meta.url));
if (!existsSync(new URL("node_modules/undici", import.meta.url)))
  await runCommand("npm", ["ci"], { cwd: here });
await runCommand("npm", ["run", "-s", "build:server"]);

const { openBenchDatabase } = await import("./database.ts");
const { startIssuer } = await import("./identity.ts");
const { startServer } = await import("./processes.ts");
const { settingsVariable, colleagues } = await import("./settings.ts");
const { startLoadGenerator } = await import("./load.ts");
const { openCpuMeter } = await import("./cpu.ts");
const { cases } = await import("./cases.ts");
const { ask } = await import("./asking.ts");
const { measureVerifying } = await import("./verifying.ts");

const database = await openBenchDatabase(Number(values.scale), false);
const issuing = await startIssuer();
const { runtimeUrl, loginsDir, authenticatorUrl, keys, admin } = database;
const settings = JSON.stringify({ runtimeUrl, loginsDir, authenticatorUrl, issuer: issuing.issuer, keys });
const start = (...flags: string[]) =>
  startServer(
    ["--max-semi-space-size=16", "--max-old-space-size=512", "tests/bench/servers/recording.ts", ...flags],
    {
      [settingsVariable]: settings,
    },
  );
const subject = cases.find(({ name }) => name === "decrypted-list")?.subject ?? "";
const [child] =
  await admin`select c.id from child c join child_location l on l.child_id = c.id and l.kind = 'hukou' and l.valid_to is null
  join township t on t.id = l.township_id where t.name = ${subject.split(":")[1] ?? ""} limit 1`;
const list = `query List { childLocations(first: 100, where: { kind: { eq: RESIDENCE } }) { nodes { id address validFrom validTo } } }`;
const pages = `query Page { students(first: 50, orderBy: SINCE_ASC) { nodes { id since child { name } } } }`;
const point = `query Point { child(id: "${child?.id}") { id name gender birthDate } }`;
const shops = `query Open { schools(first: 20) { nodes { id name } } }`;
const asked = [
  { name: "list", query: list, clients: [1, 16, 64] },
  { name: "list with persons", query: pages, clients: [1, 16, 64] },
  { name: "point", query: point, clients: [1, 16, 128] },
  { name: "nothing of persons", query: shops, clients: [16] },
];

interface Figure {
  readonly rps: number;
  readonly cpu: number;
  readonly p50: number;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const percent = (ratio: number): string =>
  `${ratio < 1 ? "−" : "+"}${Math.abs((ratio - 1) * 100).toFixed(1)} %`;

if (values.prepare) {
  issuing.close();
  await database.close();
  process.exit(0);
}

const [recorded, unrecorded] = await Promise.all([start(), start("--unrecorded")]);
const generator = startLoadGenerator();
const meter = await openCpuMeter(admin);
const told: Record<string, unknown>[] = [];
const people = [subject, ...colleagues(subject)];
const bearers = await Promise.all(people.map(async (one) => `Bearer ${await issuing.sign(one)}`));
const headers = {
  "content-type": "application/json",
  accept: "application/graphql-response+json,application/json;q=0.9",
};
try {
  for (const { name, query, clients } of asked)
    for (const count of clients) {
      const figures: { with: Figure; without: Figure }[] = [];
      for (let round = 0; round <= Number(values.rounds); round += 1) {
        const run = async ({ url, pid }: typeof recorded): Promise<Figure> => {
          const body = JSON.stringify({ query });
          const address = `${url}/graphql`;
          const text = await ask({
            url: address,
            headers: { ...headers, authorization: bearers[0] ?? "" },
            body,
          });
          const before = await meter.read(pid);
          const result = await generator.run({
            ...{ url: address, headers, body, bytes: Buffer.byteLength(text) },
            bearers: Array.from({ length: count }, (_, at) => bearers[at % bearers.length] ?? ""),
            milliseconds: round === 0 ? 700 : Number(values.seconds) * 1000,
          });
          const after = await meter.read(pid);
          const spent =
            after && before ? after.app - before.app + after.database - before.database : Number.NaN;
          return { rps: result.rps, cpu: spent / result.requests, p50: result.p50Ms };
        };
        const turn = round % 2 === 0 ? [recorded, unrecorded] : [unrecorded, recorded];
        const ran = new Map<typeof recorded, Figure>();
        for (const server of turn) ran.set(server, await run(server));
        const [one, other] = [ran.get(recorded), ran.get(unrecorded)];
        if (round > 0 && one && other) figures.push({ with: one, without: other });
      }
      const of = (pick: (figure: Figure) => number) => ({
        with: median(figures.map((figure) => pick(figure.with))),
        without: median(figures.map((figure) => pick(figure.without))),
        ratio: median(figures.map((figure) => pick(figure.with) / pick(figure.without))),
      });
      const [rps, cpu, p50] = [of(({ rps }) => rps), of(({ cpu }) => cpu), of(({ p50 }) => p50)];
      told.push({ case: name, clients: count, rps, cpu, p50 });
      process.stdout.write(
        `${name}, ${count} clients: ${rps.with.toFixed(0)} of ${rps.without.toFixed(0)} requests/s (${percent(rps.ratio)}), ` +
          `${cpu.with.toFixed(2)} of ${cpu.without.toFixed(2)} ms CPU (${percent(cpu.ratio)}), p50 ${p50.with.toFixed(2)} of ${p50.without.toFixed(2)} ms\n`,
      );
    }
  const speed = await measureVerifying(admin, Number(values.verify));
  told.push({ case: "verify", linesAMinute: speed });
  process.stdout.write(`verify: ${(speed / 1e6).toFixed(1)} million lines of one person a minute\n`);
} finally {
  generator.stop();
  await Promise.all([recorded.stop(), unrecorded.stop()]);
  issuing.close();
  await database.close();
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(told, null, 2)}\n`);
process.exit(0);
