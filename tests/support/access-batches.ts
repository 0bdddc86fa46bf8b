// Batches of the access log as a server seals them, put into a database by hand: their hashes stand for nothing.
import { randomUUID } from "node:crypto";
import type postgres from "postgres";

export type Subject = readonly [kind: string, id: string, flag: string];

/** A line as the log has it; what is not said is of an education officer's read. */
export interface Line {
  readonly t?: string;
  readonly k?: "read" | "command" | "refused";
  readonly q?: string;
  readonly p?: string | null;
  readonly r?: string;
  readonly u?: string | null;
  readonly v?: number;
  readonly o?: string;
  readonly c?: readonly string[];
  readonly g?: readonly string[];
  readonly s?: readonly Subject[];
  readonly n?: number;
  readonly ms?: number;
  readonly m?: string;
  readonly x?: "intended" | "shown" | "refused" | "failed";
  readonly e?: string | null;
  readonly a?: string | null;
}

const usual = {
  t: "2026-11-23T09:00:00.000Z",
  k: "read",
  p: null,
  r: "education-officer",
  u: null,
  v: 1,
  o: "operation",
  c: ["Child.name"],
  s: [],
  n: 1,
  ms: 4,
  x: "shown",
  e: null,
  a: null,
} as const;

/** One chain of one process. */
export class Chain {
  readonly process = randomUUID();
  private seq = 0;
  private readonly sql: postgres.Sql;

  constructor(sql: postgres.Sql) {
    this.sql = sql;
  }

  async seal(...lines: readonly Line[]): Promise<number> {
    const body = JSON.stringify(lines.map((line) => ({ ...usual, q: randomUUID(), ...line })));
    return this.put(body, lines.length);
  }

  async put(body: string, lines = 1): Promise<number> {
    this.seq += 1;
    await this.sql`insert into tc.access_batch (process, seq, at, lines, body, prev, hash)
      values (${this.process}, ${this.seq}, now(), ${lines}, ${body}, ${Buffer.alloc(32)}, ${Buffer.alloc(32, this.seq)})`;
    return this.seq;
  }
}
