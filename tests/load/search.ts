// Finds a role's dearest permitted operations: asks what the generator thinks of, weighs each by the processor time that the
// server and its database spend on it, and repeats the heaviest within one operation as often as the bounds let it.
import { request } from "node:http";
import type { CpuMeter } from "../bench/cpu.ts";
import { type Candidate, Generator, queryOf, repeated, seededRandom } from "./generate.ts";
import type { Headers } from "./people.ts";

export interface Found {
  readonly family: string;
  readonly query: string;
  readonly appMs: number;
  readonly databaseMs: number;
  readonly wallMs: number;
  readonly bytes: number;
  /** It was still running when the patience with it ended. */
  readonly unfinished: boolean;
}

export interface Searching {
  readonly url: string;
  readonly pid: number;
  readonly meter: CpuMeter;
  readonly headers: Headers;
  readonly seconds: number;
  /** Of all that was asked, so many of the dearest. */
  readonly keep: number;
}

const patienceMs = 1_500;

export const weightOf = ({ appMs, databaseMs }: Found): number => appMs + databaseMs;

export interface SearchResult {
  readonly asked: number;
  readonly refused: number;
  readonly dearest: readonly Found[];
}

export async function search(searching: Searching): Promise<SearchResult> {
  const sdl = await send(`${searching.url}/schema.graphql`, searching.headers, null, 10_000);
  const generator = new Generator(sdl.text, seededRandom(1));
  const found: (Found & { readonly candidate: Candidate })[] = [];
  const seen = new Set<string>();
  const began = performance.now();
  let refused = 0;
  const weigh = async (candidate: Candidate): Promise<boolean> => {
    const query = queryOf(candidate);
    if (seen.has(query)) return false;
    seen.add(query);
    const weighed = await weighing(searching, query);
    if ("refusal" in weighed) {
      refused += 1;
      for (const { coordinate, use } of weighed.refusal) generator.refuse(coordinate, use);
      return false;
    }
    found.push({ ...weighed, family: candidate.family, query, candidate });
    return true;
  };
  const spent = () => (performance.now() - began) / 1000;
  while (spent() < searching.seconds * 0.7) {
    const candidate = generator.next();
    if (candidate !== null) await weigh(candidate);
  }
  const best = () => [...found].sort((a, b) => weightOf(b) - weightOf(a));
  // One of each family: what is a little dear once may be very dear twenty times.
  const families = new Set<string>();
  for (const { candidate, family } of best()) {
    if (families.has(family) || spent() > searching.seconds) continue;
    families.add(family);
    for (const times of [20, 10, 5, 2]) if (await weigh(repeated(candidate, times))) break;
  }
  const dearest = best().slice(0, searching.keep);
  return { asked: seen.size, refused, dearest: dearest.map(({ candidate: _, ...one }) => one) };
}

interface Refusal {
  readonly refusal: readonly { readonly coordinate: string; readonly use: string }[];
}

async function weighing(
  { url, pid, meter, headers }: Searching,
  query: string,
): Promise<Omit<Found, "family" | "query"> | Refusal> {
  const before = await meter.read(pid);
  const began = performance.now();
  const { status, text, aborted } = await send(
    `${url}/graphql`,
    headers,
    JSON.stringify({ query }),
    patienceMs,
  );
  const wallMs = performance.now() - began;
  // PostgreSQL books a statement's time when it next gives up the processor.
  if (aborted) await new Promise((resolve) => setTimeout(resolve, 100));
  const after = await meter.read(pid);
  if (!aborted && status !== 200 && status !== 504) return { refusal: refusedOf(text) };
  return {
    appMs: (after?.app ?? 0) - (before?.app ?? 0),
    databaseMs: (after?.database ?? 0) - (before?.database ?? 0),
    wallMs,
    bytes: text.length,
    unfinished: aborted || status === 504,
  };
}

function refusedOf(text: string): Refusal["refusal"] {
  try {
    const { errors } = JSON.parse(text) as { errors: { extensions: { refused?: Refusal["refusal"] } }[] };
    return errors[0]?.extensions.refused ?? [];
  } catch {
    return [];
  }
}

/** Without a body: GET. */
function send(
  url: string,
  headers: Headers,
  body: string | null,
  patience: number,
): Promise<{ status: number; text: string; aborted: boolean }> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const method = body === null ? "GET" : "POST";
    const call = request(url, { method, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", () => {});
      response.on("close", () => {
        clearTimeout(timer);
        const text = Buffer.concat(parts).toString("utf8");
        resolve({ status: response.statusCode ?? 0, text, aborted: !response.complete });
      });
    });
    const timer = setTimeout(() => call.destroy(new Error("patience")), patience);
    call.on("error", (error) => {
      clearTimeout(timer);
      if (error.message === "patience") resolve({ status: 0, text: "", aborted: true });
      else reject(error);
    });
    call.end(body ?? undefined);
  });
}
