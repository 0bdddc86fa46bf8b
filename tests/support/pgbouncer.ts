// A real pgbouncer before the suite's PostgreSQL, in transaction pooling. Absent where the machine has none.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";

const program = process.env.PGBOUNCER ?? "/usr/sbin/pgbouncer";
export const hasPgbouncer = existsSync(program);

export interface Pgbouncer {
  /** The same database, by way of it. */
  through(url: string): string;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** `poolSize`: connections to PostgreSQL for each login of each database. */
export async function startPgbouncer(runtimeUrl: string, poolSize: number): Promise<Pgbouncer> {
  const folder = await mkdtemp(join(tmpdir(), "pgbouncer-"));
  const { loginsDir } = inject("testCluster");
  const target = new URL(runtimeUrl);
  const port = await freePort();
  const users = [`"${target.username}" "${decodeURIComponent(target.password)}"`];
  for (const login of await readdir(loginsDir))
    users.push(`"${login}" "${(await readFile(join(loginsDir, login), "utf8")).trim()}"`);
  await writeFile(join(folder, "users.txt"), users.join("\n"));
  // Nothing that is not its default but where it is, whom it lets in, and how it pools.
  await writeFile(
    join(folder, "pgbouncer.ini"),
    `[databases]
* = host=${target.hostname} port=${target.port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = ${poolSize}
`,
  );
  // It does not run as root.
  for (const name of ["pgbouncer.ini", "users.txt"]) await chmod(join(folder, name), 0o644);
  await chmod(folder, 0o755);
  const argv = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn(program, [...argv, join(folder, "pgbouncer.ini")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const until = performance.now() + 10_000;
  while (!said.includes("process up")) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`pgbouncer: ${said}`);
    await sleep(20);
  }
  return {
    through(url) {
      const changed = new URL(url);
      changed.host = `127.0.0.1:${port}`;
      changed.searchParams.set("pooler", "transaction");
      return changed.href;
    },
    async close() {
      if (child.exitCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true });
    },
  };
}
