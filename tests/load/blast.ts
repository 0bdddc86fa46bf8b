// One caller at full blast, in a process of its own that gives way to those it measures (its machine is not the server's): requests without a pause, answers that
// nobody reads, and clients that leave in the middle.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, type ClientRequest, request } from "node:http";
import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Headers } from "./people.ts";

export interface BlastJob {
  readonly url: string;
  readonly headers: Headers;
  readonly queries: readonly string[];
  /** The longest answer is what nobody reads. */
  readonly longest: string;
  readonly milliseconds: number;
}

export interface BlastResult {
  /** Answers by status; 0: the connection ended. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly left: number;
  readonly unread: number;
}

/** Of several windows together. */
export function sumOf(results: readonly BlastResult[]): BlastResult {
  const statuses: Record<string, number> = {};
  for (const result of results)
    for (const [status, count] of Object.entries(result.statuses))
      statuses[status] = (statuses[status] ?? 0) + count;
  const sum = (of: "left" | "unread") => results.reduce((total, result) => total + result[of], 0);
  return { statuses, left: sum("left"), unread: sum("unread") };
}

const atOnce = 64;
const slowReaders = 8;
const leavers = 8;
/** After so long a leaver is gone. */
const leaveAfterMs = 30;

/** `stopped` resolves once the time is up. */
export function startBlast(job: BlastJob): {
  readonly stopped: Promise<BlastResult>;
  readonly end: () => void;
} {
  const child = fork(fileURLToPath(import.meta.url), ["blast"]);
  if (child.pid !== undefined) setPriority(child.pid, 19);
  child.send(job);
  const stopped = once(child, "message").then(([result]) => {
    child.disconnect();
    return result as BlastResult;
  });
  return { stopped, end: () => child.kill("SIGKILL") };
}

/** Keeps one processor busy, as one statement of a caller does, and asks the server nothing: what waiting is the machine's own. */
export function startBusy(): { readonly end: () => void } {
  const child = fork(fileURLToPath(import.meta.url), ["busy"]);
  return { end: () => child.kill("SIGKILL") };
}

async function blast({ url, headers, queries, longest, milliseconds }: BlastJob): Promise<BlastResult> {
  const until = performance.now() + milliseconds;
  const statuses: Record<string, number> = {};
  let left = 0;
  let unread = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const goesOn = () => performance.now() < until;
  const send = (query: string, options: { readonly agent: Agent | false }): ClientRequest => {
    const body = JSON.stringify({ query });
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const call = request(url, { method: "POST", agent: options.agent, headers: { ...headers, ...length } });
    call.end(body);
    return call;
  };
  const answered = (call: ClientRequest): Promise<number> =>
    new Promise((resolve) => {
      call.on("response", (response) => {
        response.resume();
        response.on("close", () => resolve(response.statusCode ?? 0));
      });
      call.on("error", () => resolve(0));
    });
  const worker = async (_: unknown, index: number) => {
    for (let n = index; goesOn(); n += 1) {
      const status = await answered(send(queries[n % queries.length] ?? "", { agent }));
      if (status === 0 && !goesOn()) return;
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  const slow = async () => {
    while (goesOn()) {
      const call = send(longest, { agent: false });
      unread += 1;
      await new Promise<void>((resolve) => {
        call.on("response", (response) => response.pause());
        call.on("close", resolve);
        call.on("error", () => resolve());
        setTimeout(resolve, Math.max(0, until - performance.now()));
      });
      call.destroy();
    }
  };
  const leaver = async () => {
    while (goesOn()) {
      const call = send(queries[left % queries.length] ?? "", { agent: false });
      call.on("error", () => {});
      await sleep(leaveAfterMs);
      call.destroy();
      left += 1;
    }
  };
  // What is not answered by then is left.
  setTimeout(() => agent.destroy(), milliseconds);
  await Promise.all([
    ...Array.from({ length: atOnce }, worker),
    ...Array.from({ length: slowReaders }, slow),
    ...Array.from({ length: leavers }, leaver),
  ]);
  return { statuses, left, unread };
}

if (process.argv[2] === "blast")
  process.on("message", (job: BlastJob) => {
    blast(job).then((result) => process.send?.(result));
  });
if (process.argv[2] === "busy") for (;;);
