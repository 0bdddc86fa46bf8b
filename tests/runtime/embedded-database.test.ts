// The embedded database as a process meets it: each case starts real servers in a data directory of its own.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { chooseLayout, type Layout } from "../../src/database/embedded/layout.ts";
import { findPostmaster, stopPostmaster } from "../../src/database/embedded/postmaster.ts";
import { loadDevelopmentSecrets, openDatabase } from "../../src/database/index.ts";

const dataRoot = fileURLToPath(new URL("../../.data", import.meta.url));
const child = fileURLToPath(new URL("./open-in-child.ts", import.meta.url));
const silent = () => {};

describe("the embedded database", () => {
  let dataDir: string;
  let layout: Layout;
  beforeAll(async () => {
    // In a new clone nothing has made it yet.
    await mkdir(dataRoot, { recursive: true });
    dataDir = await mkdtemp(join(dataRoot, "runtime-"));
    layout = await chooseLayout(dataDir);
  });
  afterAll(async () => {
    const running = await findPostmaster(layout.cluster);
    if (running !== null) await stopPostmaster(layout.cluster, running);
    await rm(layout.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });

  const open = () => openDatabase(loadConfig({ TONGCHOU_DATA_DIR: dataDir }), silent);
  const isRunning = async () => (await findPostmaster(layout.cluster)) !== null;

  /** Another process that has it open; its standard output ends when it is ready. */
  const openElsewhere = async () => {
    const process = fork(child, [dataDir], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    await once(process, "message");
    return {
      end: async (signal: NodeJS.Signals) => {
        process.kill(signal);
        await once(process, "exit");
      },
    };
  };

  test("two first starts at once share one server, and the last to close stops it", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect(second?.runtimeUrl).toBe(first?.runtimeUrl);
    await first?.close();
    expect(await isRunning()).toBe(true);
    await second?.close();
    expect(await isRunning()).toBe(false);
    expect((await readdir(layout.home)).filter((name) => name.includes("draft"))).toEqual([]);
  });

  test("the runtime login owns nothing and is a member of nothing", async () => {
    const database = await open();
    const sql = postgres(database.runtimeUrl, { max: 1 });
    const [row] = await sql`
      select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolinherit,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
        from pg_roles r where rolname = current_user`;
    const [settings] = await sql`select current_setting('listen_addresses') as listen`;
    await sql.end();
    await database.close();
    expect(Object.values(row ?? {})).toEqual([false, false, false, false, false, 0]);
    expect(settings?.listen).toBe("127.0.0.1");
  });

  test("secrets are made once, and closed to others", async () => {
    const { mode } = await stat(join(dataDir, "secrets.json"));
    expect(mode & 0o777).toBe(0o600);
    const [one, two] = await Promise.all([loadDevelopmentSecrets(dataDir), loadDevelopmentSecrets(dataDir)]);
    expect(one).toEqual(two);
    expect(one.keys[0]?.secret).toHaveLength(32);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("ends with its only process on %s", async (signal) => {
    const other = await openElsewhere();
    expect(await isRunning()).toBe(true);
    await other.end(signal);
    expect(await isRunning()).toBe(false);
  });

  test("a killed process leaves a server that the next one takes over and stops", async () => {
    const other = await openElsewhere();
    await other.end("SIGKILL");
    expect(await isRunning()).toBe(true);
    const database = await open();
    await database.close();
    expect(await isRunning()).toBe(false);
  });

  test("a command beside a running server leaves it running", async () => {
    const server = await openElsewhere();
    const command = await openElsewhere();
    await command.end("SIGTERM");
    expect(await isRunning()).toBe(true);
    await server.end("SIGTERM");
    expect(await isRunning()).toBe(false);
  });

  test("a pid file that names a stranger does not stop the start", async () => {
    const lines = [process.pid, layout.cluster, 0, 5432, "", "127.0.0.1", "1 2", "ready"];
    await writeFile(join(layout.cluster, "postmaster.pid"), `${lines.join("\n")}\n`);
    const database = await open();
    await database.close();
  });

  test("with lost secrets it starts anew and keeps the unreadable data", async () => {
    const before = await readFile(join(dataDir, "secrets.json"), "utf8");
    await rm(join(dataDir, "secrets.json"));
    const database = await open();
    await database.close();
    expect(await readFile(join(dataDir, "secrets.json"), "utf8")).not.toBe(before);
    expect((await readdir(layout.home)).filter((name) => name.includes(".aside-"))).toHaveLength(1);
  });
});
