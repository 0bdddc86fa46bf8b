// drizzle-kit compares the tables with the newest snapshot alone; older ones, 23 000 lines each, tell nobody anything.
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../drizzle/meta/", import.meta.url);
const snapshots = readdirSync(fileURLToPath(folder)).filter((name) => /^\d+_snapshot\.json$/.test(name));
for (const name of snapshots.sort().slice(0, -1)) rmSync(new URL(name, folder));
