// `npm run bench -- --json <file> [--scale 1] [--seconds 1] [--rounds 7] [--only <case>] [--fresh] [--workers]`: Tongchou against
// PostGraphile, hand-written SQL and ordinary type-graphql on one database. Says whether the bars are met; ends with 0
// either way, since a figure is not a defect. `--growth`: only the pages that the example operations read at two scales.
// `--workers`: two processes of ours beside one.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runCommand } from "./processes.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    scale: { type: "string", default: "1" },
    seconds: { type: "string", default: "1" },
    rounds: { type: "string", default: "7" },
    only: { type: "string", multiple: true },
    fresh: { type: "boolean", default: false },
    workers: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
  },
});

// What is compared here is no dependency of the server: it is installed on first use.
const here = fileURLToPath(new URL(".", import.meta.url));
if (!existsSync(new URL("node_modules/postgraphile", import.meta.url))) {
  await runCommand("npm", ["ci"], { cwd: here });
}
await runCommand("npm", ["run", "-s", "build:server"]);

const { describe, describeGrowth, rowsOf } = await import("./report.ts");
if (!values.growth) {
  const { measure } = await import("./measure.ts");
  const figures = await measure({
    scale: Number(values.scale),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    only: values.only ?? [],
    fresh: values.fresh,
    workers: values.workers,
  });
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify(rowsOf(figures), null, 2)}\n`);
  process.stdout.write(`${describe(figures)}\n`);
}
// What one case costs says nothing of the others' growth.
if (values.only === undefined) {
  const { measureGrowth } = await import("./buffers.ts");
  const growths = await measureGrowth((line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`\n${describeGrowth(growths)}\n`);
}
process.exit(0);
