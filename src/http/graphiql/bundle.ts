// Builds the GraphiQL page into dist/graphiql, with all it needs, when it is imported: see build.ts.
// A build step only: the server never imports it.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type OutputFile } from "esbuild";
import { builtGraphiql, type GraphiqlManifest } from "./graphiql-assets.ts";
import { sampleQuestions } from "./sample-questions.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const outdir = fileURLToPath(builtGraphiql);
const assetPath = "/graphiql/";

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir,
  target: "es2022",
  platform: "browser",
  legalComments: "none",
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".ttf": "file" },
  define: { "process.env.NODE_ENV": '"production"' },
} satisfies BuildOptions;

// The page names the workers' files, so they are built first. A worker is one classic script.
const workers = await build({
  ...shared,
  format: "iife",
  entryPoints: {
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
  },
});
const workerUrl = (name: string) => assetPath + nameOf(workers.outputFiles, name, ".js");

const page = await build({
  ...shared,
  format: "esm",
  splitting: true,
  jsx: "automatic",
  entryPoints: { page: "src/http/graphiql/page/page.jsx" },
  define: {
    ...shared.define,
    WORKERS: JSON.stringify({
      editor: workerUrl("editor.worker"),
      json: workerUrl("json.worker"),
      graphql: workerUrl("graphql.worker"),
    }),
    QUESTIONS: JSON.stringify(await sampleQuestions()),
  },
});

const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>统筹</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetPath}${nameOf(page.outputFiles, "page", ".css")}">
</head>
<body>
<div id="page"></div>
<script type="module" src="${assetPath}${nameOf(page.outputFiles, "page", ".js")}"></script>
</body>
</html>
`;

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
const files: Record<string, { hash: string; gzip: boolean }> = {};
const contents = [...workers.outputFiles, ...page.outputFiles].map(
  ({ path, contents }) => [basename(path), Buffer.from(contents)] as const,
);
for (const [name, content] of [...contents, ["index.html", Buffer.from(html)] as const]) {
  const zipped = gzipSync(content, { level: 9 });
  const gzip = zipped.length < content.length * 0.9;
  await writeFile(new URL(name, builtGraphiql), content);
  if (gzip) await writeFile(new URL(`${name}.gz`, builtGraphiql), zipped);
  files[name] = { hash: createHash("sha256").update(content).digest("base64url"), gzip };
}
const manifest: GraphiqlManifest = { page: "index.html", files };
await writeFile(new URL("manifest.json", builtGraphiql), JSON.stringify(manifest));
/** Files that the bundler has read, from the package's folder on. */
export const madeOf: readonly string[] = [workers, page]
  .flatMap(({ metafile }) => Object.keys(metafile.inputs))
  .filter((path) => !path.includes(":"));
await assertSelfContained([...contents.map(([name]) => name), "index.html"]);

function nameOf(outputs: readonly OutputFile[], name: string, extension: string): string {
  const found = outputs.map(({ path }) => basename(path)).filter((file) => file.startsWith(`${name}-`));
  const match = found.find((file) => file.endsWith(extension));
  if (match === undefined) throw new Error(`the build made no ${name}${extension}`);
  return match;
}

/** Styles and the page must load nothing from elsewhere; scripts are held to that by the content policy. */
async function assertSelfContained(names: readonly string[]): Promise<void> {
  for (const name of names.filter((file) => /\.(css|html)$/.test(file))) {
    const text = await readFile(new URL(name, builtGraphiql), "utf8");
    const outside = /(?:url\(|src=|href=|@import )\s*["']?(?:https?:)?\/\/[^\s"')]+/.exec(text);
    if (outside !== null) throw new Error(`${name} would load ${outside[0]}`);
  }
}
