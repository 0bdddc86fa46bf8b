// The files for containers, as far as they can be held without an engine: what is copied is there and let in, what is mounted is
// there, and what a service is told is a configuration of production.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "../../src/config.ts";

const root = new URL("../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");

interface Service {
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}
const compose = parse(read("docker/compose.yaml"), { merge: true }) as Compose;
const dockerfile = read("docker/Dockerfile");

test("the image copies what is there, and what the context lets in", () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) =>
    names.split(" "),
  );
  const letIn = [...read(".dockerignore").matchAll(/^!(.+)$/gm)].map(([, name = ""]) => name);
  expect(copied.length).toBeGreaterThan(6);
  expect(copied.filter((name) => !existsSync(new URL(name, root)) || !letIn.includes(name))).toEqual([]);
  expect(letIn.filter((name) => !copied.includes(name))).toEqual([]);
});

test("the server runs in the image as `npm start` runs it", () => {
  const [, command = ""] = /^ENTRYPOINT (.+)$/m.exec(dockerfile) ?? [];
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(scripts.start).toContain((JSON.parse(command) as string[]).join(" "));
  const [, check = ""] = /^ {2}CMD (\[.+\])$/m.exec(dockerfile) ?? [];
  expect(JSON.parse(check)).toHaveLength(3);
});

test("compose mounts files, volumes and secrets that there are", () => {
  for (const { volumes = [], secrets = [] } of Object.values(compose.services)) {
    const sources = volumes.map((volume) => volume.split(":")[0] ?? "");
    for (const source of sources) {
      const found = source.startsWith("./")
        ? existsSync(new URL(`docker/${source}`, root))
        : Object.hasOwn(compose.volumes, source);
      expect([source, found]).toEqual([source, true]);
    }
    expect(secrets.filter((name) => !Object.hasOwn(compose.secrets, name))).toEqual([]);
  }
});

describe.each(["server", "migrate"])("%s in compose", (name) => {
  const { environment = {}, secrets = [] } = compose.services[name] ?? {};
  const drawn = "0123456789abcdef".repeat(3);
  const contents: Readonly<Record<string, string>> = {
    keys: `main:${Buffer.alloc(32, 7).toString("base64")}`,
    metrics_token: drawn,
  };

  /** As compose hands it over: variables are filled in, secrets lie where they are mounted. */
  const handedOver = (folder: string) =>
    Object.fromEntries(
      Object.entries(environment).map(([key, value]) => {
        const filled = String(value)
          .replace(/\$\{TONGCHOU_ISSUERS[^}]*\}/, '[{"issuer":"https://id.example","audience":"tongchou"}]')
          .replace(/\$\{TONGCHOU_ORIGINS[^}]*\}/, "https://front.example")
          .replace(/\$\{\w+[^}]*\}/g, drawn);
        const secret = /^\/run\/secrets\/(\w+)$/.exec(filled)?.[1];
        if (secret === undefined) return [key, filled];
        expect(secrets).toContain(secret);
        writeFileSync(join(folder, secret), contents[secret] ?? "");
        return [key, join(folder, secret)];
      }),
    );

  test("is told what production must know, and nothing that nobody reads", () => {
    const folder = mkdtempSync(join(tmpdir(), "tongchou-compose-"));
    try {
      const env = handedOver(folder);
      const config = loadConfig({ NODE_ENV: "production", HOST: "0.0.0.0", PORT: "4000", ...env });
      expect(config.production).toBe(true);
      const known = read("README.md") + read("docs/running.md");
      const unknown = Object.keys(env).filter((key) => !known.includes(`\`${key.replace(/_FILE$/, "")}\``));
      expect(unknown).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
