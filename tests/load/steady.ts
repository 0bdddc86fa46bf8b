// People who ask an ordinary small operation at a steady pace, whatever the answers take, and how long each took from when it
// was due.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Headers } from "./people.ts";

export interface Person {
  readonly name: string;
  readonly headers: Headers;
  readonly query: string;
}

/** What one of them met. */
export interface Answers {
  /** Milliseconds of each. */
  readonly times: readonly number[];
  /** Answers other than 200. */
  readonly failed: number;
}

export interface Waited {
  readonly asked: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly failed: number;
}

const perSecond = 10;

/** Of several windows together. */
export function waitedOver(windows: readonly ReadonlyMap<string, Answers>[]): ReadonlyMap<string, Waited> {
  const names = windows[0]?.keys() ?? [];
  return new Map(
    [...names].map((name) => {
      const all = windows.flatMap((window) => window.get(name) ?? []);
      const times = all.flatMap((one) => one.times).sort((a, b) => a - b);
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
      const failed = all.reduce((sum, one) => sum + one.failed, 0);
      return [name, { asked: times.length, p50Ms: at(0.5), p95Ms: at(0.95), failed }] as const;
    }),
  );
}

export async function askSteadily(
  url: string,
  persons: readonly Person[],
  milliseconds: number,
): Promise<ReadonlyMap<string, Answers>> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now() + 50;
  const waited = await Promise.all(
    persons.map(async (person, index) => {
      const times: number[] = [];
      let failed = 0;
      const asked: Promise<void>[] = [];
      const count = Math.max(1, Math.floor((milliseconds / 1000) * perSecond));
      for (let n = 0; n < count; n += 1) {
        // Spread over the interval: they are not a crowd.
        const due = began + ((n + index / persons.length) * 1000) / perSecond;
        await sleep(Math.max(0, due - performance.now()));
        const sent = performance.now();
        asked.push(
          ask(url, agent, person).then((status) => {
            times.push(performance.now() - sent);
            if (status !== 200) failed += 1;
          }),
        );
      }
      await Promise.all(asked);
      return [person.name, { times, failed }] as const;
    }),
  );
  agent.destroy();
  return new Map(waited);
}

function ask(url: string, agent: Agent, { headers, query }: Person): Promise<number> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ query });
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const call = request(url, { method: "POST", agent, headers: { ...headers, ...length } }, (response) => {
      response.resume();
      response.on("close", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", () => resolve(0));
    call.end(body);
  });
}
