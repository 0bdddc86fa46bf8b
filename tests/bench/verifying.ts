// How fast the record of access is verified: a chain of look-ups of one child each, as many lines as are asked for, written in a
// transaction that is taken back.
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { hashOf, noHash } from "../../src/audit/access-chain.ts";
import { verifyAccess } from "../../src/audit/verify-access.ts";

const linesOfBatch = 64;
const atOnce = 200;

const line = (nth: number): string =>
  JSON.stringify({
    ...{
      t: "2026-11-23T04:00:00.000Z",
      k: "read",
      q: randomUUID(),
      p: randomUUID(),
      r: "township-officer",
      u: null,
    },
    ...{ v: 1, o: "0".repeat(64), c: ["Child.birthDate", "Child.gender", "Child.id", "Child.name"] },
    ...{ s: [["child", randomUUID(), "o"]], n: 1, ms: nth % 10, x: "shown", e: null, a: null },
  });

class Back extends Error {}

/** Lines a minute. */
export async function measureVerifying(admin: Sql, lines: number): Promise<number> {
  let [found, took] = [0, 0];
  await admin
    .begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      const process = randomUUID();
      let hash: Buffer = noHash;
      const body = `[${Array.from({ length: linesOfBatch }, (_, nth) => line(nth)).join(",\n")}]`;
      for (let seq = 1; seq <= lines / linesOfBatch; ) {
        const rows = [];
        for (; rows.length < atOnce && seq <= lines / linesOfBatch; seq += 1) {
          const batch = { process, seq, at: new Date(), lines: linesOfBatch, body, prev: hash };
          hash = hashOf(batch);
          rows.push({ ...batch, hash });
        }
        await tx`insert into tc.access_batch ${tx(rows)}`;
      }
      const began = performance.now();
      const verified = await verifyAccess({
        sql: tx as never,
        from: null,
        to: null,
        outside: [],
        known: new Map(),
      });
      took = performance.now() - began;
      found = verified.lines;
      if (!verified.broken.every(({ what }) => what.includes("no server wrote it")))
        throw new Error("not whole");
      throw new Back();
    })
    .catch((error) => {
      if (!(error instanceof Back)) throw error;
    });
  return (found / took) * 60_000;
}
