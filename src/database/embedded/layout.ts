// Where the embedded database lives: inside the data directory when its account can reach it, else below
// /var/lib/tongchou. Never a temp folder: what is kept there is data.
import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, canReach, loadAccount } from "./account.ts";
import { type Binaries, canUseBinaries, copyBinaries, locateBinaries } from "./binaries.ts";

const systemHome = "/var/lib/tongchou";

export interface Layout {
  readonly dataDir: string;
  /** Holds the cluster, its drafts and nothing else that is secret. */
  readonly home: string;
  /** PGDATA. */
  readonly cluster: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
  /** One line for the operator when something does not lie where one would look for it. */
  readonly notice: string | null;
}

const exists = async (path: string) => (await stat(path).catch(() => null)) !== null;

export async function chooseLayout(dataDirectory: string): Promise<Layout> {
  // Not narrower than 0755: the account of PostgreSQL passes through; the cluster itself is 0700.
  await mkdir(dataDirectory, { recursive: true, mode: 0o755 });
  const dataDir = await realpath(dataDirectory);
  const elsewhere = join(systemHome, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  const binaries = await locateBinaries();
  const at = (home: string, account: Account | null) => ({
    dataDir,
    home,
    cluster: join(home, "postgres"),
    log: join(dataDir, "postgres.log"),
    binaries,
    account,
    notice: null,
  });

  const local = at(dataDir, await loadAccount(join(dataDir, "postgres")));
  if (local.account === null) return local;
  const { account } = local;

  // Once a cluster lives in the system place it stays there, even if the checkout becomes reachable later.
  const moved = (await exists(join(elsewhere, "postgres"))) || !(await canReach(dataDir, account, 0o1));
  if (moved && (await exists(local.cluster)) && !(await exists(join(elsewhere, "postgres")))) {
    throw new Error(
      `${local.cluster} exists, but its owner cannot enter ${dataDir}: open the way, or move it aside`,
    );
  }
  const layout = moved ? at(elsewhere, await loadAccount(join(elsewhere, "postgres"))) : local;
  if (moved) {
    await mkdir(elsewhere, { recursive: true, mode: 0o755 });
    for (const directory of [systemHome, elsewhere]) await chmod(directory, 0o755);
  }
  const usable = await canUseBinaries(binaries.native, account);
  const placed = usable ? binaries : await copyBinaries(binaries, systemHome);
  const apart = [moved ? `data in ${layout.cluster}` : null, usable ? null : `programs in ${placed.native}`];
  const kept = apart.filter((part) => part !== null).join(", ");
  return {
    ...layout,
    binaries: placed,
    notice: kept === "" ? null : `the account that PostgreSQL runs as cannot reach this checkout: ${kept}`,
  };
}
