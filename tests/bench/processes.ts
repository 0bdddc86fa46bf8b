// Starts and ends the processes of the benchmark. Every system runs alone in its own process, in production mode.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { root } from "./settings.ts";

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const patienceMs = 60_000;

/** Resolves with the address that the process prints as `… ready: <url>` when it serves. */
export async function startServer(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, [...argv], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production", GRAPHILE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await firstAddress(child, argv);
  const { pid } = child;
  if (pid === undefined) throw new Error("a process without an id");
  return { url, pid, stop: () => stop(child) };
}

async function firstAddress(child: ChildProcess, argv: readonly string[]): Promise<string> {
  if (child.stdout === null) throw new Error("no standard output to read");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /ready: (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) return url.replace(/\/$/, "");
    }
  } finally {
    clearTimeout(timer);
    child.stdout.resume();
  }
  throw new Error(`${argv.join(" ")} ended before it served`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** A command to its end; what it says goes to standard error. */
export async function runCommand(
  command: string,
  argv: readonly string[],
  options: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const child = spawn(command, [...argv], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", 2, 2],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${command} ${argv.join(" ")} failed`);
}

export const runTongchou = (
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> => runCommand(process.execPath, ["dist/main.js", ...argv], { environment });
