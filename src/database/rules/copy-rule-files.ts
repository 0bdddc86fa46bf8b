// Part of the build: the rule files stand in dist where they stand in src. What src no longer has goes from dist, too.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listRuleFiles } from "./rule-files.ts";

const source = fileURLToPath(new URL("../..", import.meta.url));
const built = fileURLToPath(new URL("../../../dist", import.meta.url));

const paths = await listRuleFiles(source);
for (const path of await listRuleFiles(built).catch(() => []))
  if (!paths.includes(path)) await rm(join(built, path));
for (const path of paths) {
  await mkdir(dirname(join(built, path)), { recursive: true });
  await copyFile(join(source, path), join(built, path));
}
