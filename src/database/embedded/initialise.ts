// Makes a cluster: in a draft beside its place, then renamed. So a cluster that exists is whole, a killed start leaves
// only a draft, and of two starts at once one wins.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { sweepDrafts } from "./binaries.ts";
import type { Layout } from "./layout.ts";
import type { DevelopmentSecrets } from "./secrets.ts";

const run = promisify(execFile);
const markName = "tongchou-secrets-id";

/** A small environment: nothing of ours belongs into the process list or the log of another account. */
export const postgresEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export async function initialiseCluster(
  layout: Layout,
  secrets: Pick<DevelopmentSecrets, "id" | "superuserPassword">,
  durable: boolean,
): Promise<void> {
  const { cluster, home, account, binaries } = layout;
  await sweepDrafts(home, basename(cluster));
  const draft = `${cluster}.draft-${process.pid}-${randomUUID().slice(0, 8)}`;
  const passwordFile = `${draft}.password`;
  const give = async (path: string) => {
    if (account !== null) await chown(path, account.uid, account.gid);
  };
  try {
    await mkdir(draft, { mode: 0o700 });
    await give(draft);
    await writeFile(passwordFile, `${secrets.superuserPassword}\n`, { mode: 0o600, flag: "wx" });
    await give(passwordFile);
    const options = [
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "-E",
      "UTF8",
      "--auth=scram-sha-256",
    ];
    if (!durable) options.push("--no-sync", "--no-data-checksums");
    await run(
      join(binaries.native, "bin", "initdb"),
      [
        `--pgdata=${draft}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--no-instructions",
        ...options,
      ],
      { ...account, cwd: "/", env: postgresEnvironment },
    );
    await writeFile(join(draft, markName), secrets.id, { mode: 0o600 });
    await give(join(draft, markName));
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await hasCluster(layout))) {
      throw new Error(`initdb failed in ${dirname(cluster)}`, { cause: error });
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
}

export async function hasCluster({ cluster }: Layout): Promise<boolean> {
  return (await stat(join(cluster, "PG_VERSION")).catch(() => null)) !== null;
}

/**
 * Whether the cluster was made with these secrets. After `rm -rf .data` the key ring is gone too, so nothing of the
 * old cluster could be read any more.
 */
export async function isClusterOf(
  { cluster }: Layout,
  { id }: Pick<DevelopmentSecrets, "id">,
): Promise<boolean> {
  return (await readFile(join(cluster, markName), "utf8").catch(() => "")).trim() === id;
}

/** Sets a cluster of other secrets aside: deleting data is the operator's decision. */
export async function setClusterAside({ cluster }: Layout, now: Date): Promise<string> {
  const aside = `${cluster}.aside-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
  await rename(cluster, aside);
  return aside;
}
