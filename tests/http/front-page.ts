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
const relayCompiler: string = createRequire(import.meta.url)("relay-compiler");
const run = promisify(execFile);

export interface Origin {
  readonly url: string;
  /** What it serves from now on. */
  show(script: string): void;
  close(): Promise<void>;
}

export async function openOrigin(): Promise<Origin> {
  let script = "";
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader(
      "content-type",
      isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
    );
    response.end(
      isScript
        ? script
        : '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (text) => {
      script = text;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The script of `front/page.js`, built for the role that the token acts in. */
export async function buildFront(api: string, token: string): Promise<string> {
  const place = await mkdtemp(join(modules, ".front-"));
  try {
    await cp(sources, place, { recursive: true });
    const saved = ["schema.graphql", "apollo-cache.ts", "urql-cache.ts"];
    await Promise.all(
      saved.map(async (name) => {
        const response = await fetch(`${api}/${name}`, { headers: { authorization: `Bearer ${token}` } });
        await writeFile(join(place, name), await response.text());
      }),
    );
    await Promise.all([generateDocuments(place), compileRelay(place)]);
    const { outputFiles } = await build({
      entryPoints: [join(place, "page.js")],
      bundle: true,
      write: false,
      format: "esm",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "error",
      plugins: [relayTags],
    });
    return outputFiles[0]?.text ?? "";
  } finally {
    await rm(place, { recursive: true });
  }
}

/** GraphQL Code Generator's client preset, over what `listed.js` asks. */
async function generateDocuments(place: string): Promise<void> {
  const text = await readFile(join(place, "listed.js"), "utf8");
  const documents = [...text.matchAll(/graphql\(`([^`]+)`\)/g)].map(([, rawSDL = ""]) => ({
    location: join(place, "listed.js"),
    rawSDL,
    document: parse(rawSDL),
  }));
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: `${join(place, "gql")}/`,
    schema: parse(await readFile(join(place, "schema.graphql"), "utf8")),
    documents,
    config: {},
    presetConfig: {},
    plugins: [],
    pluginMap: {},
  });
  await mkdir(join(place, "gql"));
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
