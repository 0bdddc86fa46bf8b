// Starts the systems that are measured, each as it is started in production.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type System, twoWorkers } from "./cases.ts";
import type { BenchDatabase } from "./database.ts";
import type { Issuing } from "./identity.ts";
import { type Running, startServer } from "./processes.ts";
import { poolSize, root, type SystemSettings, settingsVariable } from "./settings.ts";

/** As `npm start` starts it. */
async function startFlags(): Promise<readonly string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  return (
    / node (.*?) ?dist\/main\.js/
      .exec(scripts.start)?.[1]
      ?.split(" ")
      .filter((flag) => flag !== "") ?? []
  );
}

export async function startSystem(
  system: System,
  database: BenchDatabase,
  { issuer }: Issuing,
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const { runtimeUrl, loginsDir, authenticatorUrl, keys } = database;
  if (system === "tongchou" || system === twoWorkers) {
    return startServer([...(await startFlags()), "dist/main.js", "start"], {
      DATABASE_URL: runtimeUrl,
      TONGCHOU_LOGINS_DIR: loginsDir,
      TONGCHOU_ISSUERS: JSON.stringify([issuer]),
      TONGCHOU_KEYS: keys.map(({ id, secret }) => `${id}:${secret}`).join(","),
      // One caller stands for all of its role.
      TONGCHOU_COST_A_MINUTE: "1000000000000",
      TONGCHOU_CALLER_SHARE: "1000",
      // A district that was loaded a moment ago has all its days' work before it.
      TONGCHOU_JOBS: "off",
      TONGCHOU_POOL_SIZE: String(poolSize),
      PORT: "0",
      // None of the others writes a line per request.
      LOG_LEVEL: "warn",
      ...(system === twoWorkers && { TONGCHOU_WORKERS: "2" }),
      ...environment,
    });
  }
  const settings: SystemSettings = { runtimeUrl, loginsDir, authenticatorUrl, issuer, keys };
  return startServer([`tests/bench/servers/${system}.ts`], { [settingsVariable]: JSON.stringify(settings) });
}
