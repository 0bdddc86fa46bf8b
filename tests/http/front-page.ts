// A frontend as one is made: the role's schema and cache configurations saved from the server, typed documents generated,
// Relay's artifacts compiled, everything bundled, and served on an origin of its own.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { preset } from "@graphql-codegen/client-preset";
import { codegen } from "@graphql-codegen/core";
import { build, type Plugin } from "esbuild";
import { parse } from "graphql";

const sources = fileURLToPath(new URL("front", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const docs = new URL("../../docs/", import.meta.url);
const relayCompiler: string = createRequire(import.meta.url)("relay-compiler");
const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const run = promisify(execFile);

export interface Origin {
  readonly url: string;
  /** What it serves from now on. */
  show(page: { readonly html?: string; readonly script: string }): void;
  close(): Promise<void>;
}

const emptyPage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="module" src="/page.js"></script>`;

export async function openOrigin(): Promise<Origin> {
  let shown = { html: emptyPage, script: "" };
  const server = createServer((request, response) => {
    const isScript = request.url !== "/";
    const type = isScript ? "text/javascript" : "text/html";
    response.setHeader("content-type", `${type}; charset=utf-8`).end(isScript ? shown.script : shown.html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (page) => {
      shown = { html: emptyPage, ...page };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A folder in which packages are found, for as long as it takes. */
async function inPlace<T>(make: (place: string) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(modules, ".front-"));
  try {
    return await make(place);
  } finally {
    await rm(place, { recursive: true });
  }
}

export interface Access {
  readonly url: string;
  readonly token: string;
}

async function save({ url, token }: Access, files: Readonly<Record<string, string>>): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await Promise.all(
    Object.entries(files).map(async ([name, path]) => {
      const response = await fetch(`${url}/${name}`, { headers });
      await writeFile(path, await response.text());
    }),
  );
}

const common = { bundle: true, write: false, format: "esm", logLevel: "error" } as const;

/** The script of `front/page.js`, built for the role that the token acts in. */
export const buildFront = (access: Access): Promise<string> =>
  inPlace(async (place) => {
    await cp(sources, place, { recursive: true });
    const files = ["schema.graphql", "apollo-cache.ts", "urql-cache.ts"];
    await save(access, Object.fromEntries(files.map((name) => [name, join(place, name)])));
    await Promise.all([
      generateDocuments({ place, source: "listed.js", into: "gql", config: {} }),
      compileRelay(place),
    ]);
    const { outputFiles } = await build({
      ...common,
      entryPoints: [join(place, "page.js")],
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      plugins: [relayTags],
    });
    return outputFiles[0]?.text ?? "";
  });

/** The files of a guide, by the name that stands before each. */
export async function filesOfGuide(name: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(new URL(name, docs), "utf8");
  const blocks = text.matchAll(/^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, file = "", body = ""]) => [file, body]));
}

/** The page of the frontends' guide as the guide has it: its files, saved and generated ones, checked by `tsc`. */
export const buildGuide = (access: Access): Promise<{ readonly html: string; readonly script: string }> =>
  inPlace(async (place) => {
    const files = await filesOfGuide("frontend.md");
    await mkdir(join(place, "src"));
    for (const [name, text] of files)
      await writeFile(join(place, name), text.replaceAll("http://127.0.0.1:4000", access.url));
    await save(access, {
      "schema.graphql": join(place, "schema.graphql"),
      "urql-cache.ts": join(place, "src/cache.ts"),
    });
    const config = { useTypeImports: true };
    expectText(files.get("codegen.ts"), 'preset: "client", config: { useTypeImports: true }');
    await generateDocuments({ place, source: "src/main.ts", into: "src/gql", config });
    await run(process.execPath, [compiler, "--project", place]);
    const { outputFiles } = await build({
      ...common,
      entryPoints: [join(place, "src/main.ts")],
      define: { "import.meta.env.VITE_TOKEN": JSON.stringify(access.token) },
    });
    return { html: files.get("index.html") ?? "", script: outputFiles[0]?.text ?? "" };
  });

function expectText(text: string | undefined, part: string): void {
  if (text?.includes(part) !== true) throw new Error(`the guide no longer says: ${part}`);
}

interface Generation {
  readonly place: string;
  readonly source: string;
  readonly into: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** GraphQL Code Generator's client preset, over what a file asks. */
async function generateDocuments({ place, source, into, config }: Generation): Promise<void> {
  const location = join(place, source);
  const text = await readFile(location, "utf8");
  const documents = [...text.matchAll(/graphql\(`([^`]+)`\)/g)].map(([, rawSDL = ""]) => ({
    location,
    rawSDL,
    document: parse(rawSDL),
  }));
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: `${join(place, into)}/`,
    schema: parse(await readFile(join(place, "schema.graphql"), "utf8")),
    documents,
    config,
    presetConfig: {},
    plugins: [],
    pluginMap: {},
  });
  await mkdir(join(place, into));
  for (const output of outputs) await writeFile(output.filename, await codegen(output));
}

async function compileRelay(place: string): Promise<void> {
  await mkdir(join(place, "made"));
  const config = {
    src: ".",
    schema: "./schema.graphql",
    artifactDirectory: "./made",
    language: "typescript",
  };
  await writeFile(
    join(place, "relay.config.json"),
    JSON.stringify({ ...config, excludes: ["gql/**", "listed.js"] }),
  );
  await run(relayCompiler, ["relay.config.json"], { cwd: place });
  if ((await readdir(join(place, "made"))).length === 0) throw new Error("Relay compiled nothing");
}

/** What Relay's Babel plugin does: a tagged text becomes the artifact that was compiled of it. */
const relayTags: Plugin = {
  name: "relay-tags",
  setup({ onLoad }) {
    onLoad({ filter: /relay\.jsx$/ }, async ({ path }) => {
      const imports: string[] = [];
      const contents = (await readFile(path, "utf8")).replace(
        /graphql`\s*(?:query|fragment) (\w+)[^`]*`/g,
        (_text, name: string) => {
          imports.push(`import ${name}$made from "./made/${name}.graphql.ts";`);
          return `${name}$made`;
        },
      );
      return { contents: [...imports, contents].join("\n"), loader: "jsx", resolveDir: dirname(path) };
    });
  },
};
