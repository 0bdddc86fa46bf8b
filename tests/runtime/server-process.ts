// A server as an operator starts it: the built program in a process of its own, from the environment alone.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What stands in `src`, built; nothing is done where it is built already. */
export const buildServer = async (): Promise<void> => {
  await promisify(execFile)("npm", ["run", "-s", "build:server"], { cwd: root });
};

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its address, once it serves; throws with what it said where it ended instead. */
  readonly ready: Promise<string>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function startProcess(
  env: Readonly<Record<string, string>>,
  argv: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, ["--enable-source-maps", "dist/main.js", ...argv], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const url = /is ready: (http:\S+)/.exec(text)?.[1];
        if (url !== undefined) resolve(url);
      });
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  // Whoever waits for the end does not wait for this.
  ready.catch(() => {});
  return { child, said: () => text, ready, ended };
}

export async function stopProcess({ child, ended }: ServerProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  await ended;
}
