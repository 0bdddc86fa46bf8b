// The load generator: a process of its own. Keeps a fixed number of requests in flight over keep-alive connections and
// measures each; an answer of another status or length than the checked one ends the run.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { type Anew, bodyAnew, roundsBegin } from "./writing.ts";

export interface LoadJob {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `authorization`, one for each connection. */
  readonly bearers: readonly string[];
  readonly body: string;
  readonly anew?: Anew;
  readonly bytes: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LoadGenerator {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(import.meta.url), ["generate"]);
  return {
    async run(job) {
      child.send(job);
      const [answer] = (await once(child, "message")) as [LoadResult | { readonly failure: string }];
      if ("failure" in answer) throw new Error(answer.failure);
      return answer;
    },
    stop: () => child.disconnect(),
  };
}

async function generate(job: LoadJob): Promise<LoadResult> {
  const { url, headers, bearers, bytes, milliseconds, anew } = job;
  let nth = roundsBegin;
  const next = (): string => {
    if (anew === undefined) return job.body;
    nth += 1;
    return bodyAnew(job.body, anew, nth);
  };
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: bearers.length, pipelining: 1 });
  const times: number[] = [];
  const started = performance.now();
  const until = started + milliseconds;
  const once = (authorization: string) =>
    new Promise<void>((resolve, reject) => {
      const body = next();
      const began = performance.now();
      let status = 0;
      let received = 0;
      const request = {
        path: pathname,
        method: "POST",
        headers: { ...headers, authorization },
        body,
      } as const;
      pool.dispatch(request, {
        onRequestStart: () => {},
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          received += chunk.length;
        },
        onResponseEnd: () => {
          times.push(performance.now() - began);
          if (status === 200 && received === bytes) resolve();
          else reject(new Error(`${url}: status ${status}, ${received} bytes instead of ${bytes}`));
        },
        onResponseError: (_controller, error) => reject(error),
      });
    });
  const worker = async (authorization: string) => {
    while (performance.now() < until) await once(authorization);
  };
  await Promise.all(bearers.map(worker));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, rps: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

if (process.argv[2] === "generate") {
  process.on("message", (job: LoadJob) => {
    generate(job).then(
      (result) => process.send?.(result),
      (error: unknown) => process.send?.({ failure: String(error) }),
    );
  });
}
