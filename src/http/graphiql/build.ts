// Builds the GraphiQL page where what it is made of has changed since, by content: run by `node src/http/graphiql/build.ts`.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtGraphiql, type GraphiqlManifest } from "./graphiql-assets.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const stampFile = new URL("made-of.json", builtGraphiql);

/** How it is made, from what else, and in which versions: beside the files that the bundler has read. */
const folders = ["src/http/graphiql", "tests/operations"];
const versions = "package-lock.json";

const digestOf = async (file: string | URL): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("base64url");

/** All that lie there: one that is new may be found before one that was there. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".json"))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length));
}

const beside = async (): Promise<readonly string[]> => [
  versions,
  ...(await Promise.all(folders.map(filesIn))).flat(),
];

async function digestsOf(paths: Iterable<string>): Promise<Readonly<Record<string, string>>> {
  const sorted = [...new Set(paths)].sort();
  const digests = await Promise.all(sorted.map((path) => digestOf(join(root, path))));
  return Object.fromEntries(sorted.map((path, at) => [path, digests[at] ?? ""]));
}

const readJson = async <T>(file: URL): Promise<T> => JSON.parse(await readFile(file, "utf8")) as T;

/** Whether what lies there was made of what is there now, and lies there whole. A file that cannot be read is a change. */
async function isCurrent(): Promise<boolean> {
  try {
    const stamp = await readJson<Record<string, string>>(stampFile);
    const now = await digestsOf([...Object.keys(stamp), ...(await beside())]);
    if (JSON.stringify(now) !== JSON.stringify(stamp)) return false;
    const { files } = await readJson<GraphiqlManifest>(new URL("manifest.json", builtGraphiql));
    const whole = await Promise.all(
      Object.entries(files).map(async ([name, { hash, gzip }]) => {
        if (gzip) await readFile(new URL(`${name}.gz`, builtGraphiql));
        return (await digestOf(new URL(name, builtGraphiql))) === hash;
      }),
    );
    return whole.every(Boolean);
  } catch {
    return false;
  }
}

if (!(await isCurrent())) {
  const { madeOf } = await import("./bundle.ts");
  await writeFile(stampFile, JSON.stringify(await digestsOf([...madeOf, ...(await beside())])));
}
