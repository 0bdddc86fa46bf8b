// The built GraphiQL page, read once at start. Everything it needs is here: users' networks have no internet.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

export interface GraphiqlAsset {
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
}

export interface GraphiqlAssets {
  readonly page: GraphiqlAsset;
  /** By file name; the names carry a hash of the content. */
  readonly files: ReadonlyMap<string, GraphiqlAsset>;
}

export interface GraphiqlManifest {
  readonly page: string;
  /** File name to its SHA-256, and whether a `.gz` lies beside it. */
  readonly files: Readonly<Record<string, { readonly hash: string; readonly gzip: boolean }>>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
};

/** `src/http/graphiql` and `dist/http/graphiql` lie equally deep below the package. */
export const builtGraphiql = new URL("../../../dist/graphiql/", import.meta.url);

/** Null where the page has not been built. */
export async function loadGraphiqlAssets(directory: URL = builtGraphiql): Promise<GraphiqlAssets | null> {
  const text = await readFile(new URL("manifest.json", directory), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
  if (text === null) return null;
  const manifest = JSON.parse(text) as GraphiqlManifest;
  const files = new Map<string, GraphiqlAsset>();
  for (const [name, { hash, gzip }] of Object.entries(manifest.files)) {
    files.set(name, {
      type: types[extname(name)] ?? "application/octet-stream",
      etag: `"${hash}"`,
      body: await readFile(new URL(name, directory)),
      gzip: gzip ? await readFile(new URL(`${name}.gz`, directory)) : null,
    });
  }
  const page = files.get(manifest.page);
  if (page === undefined) throw new Error("the GraphiQL build names a page that it does not contain");
  files.delete(manifest.page);
  return { page, files };
}
