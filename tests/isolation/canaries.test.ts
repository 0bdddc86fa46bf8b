// Every denied cell holds a canary. None of them sings: not in an answer, not in a header, not in the log.
import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { oneByOne, startTestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { alwaysPermit } from "./always-permit.ts";
import { askWith, forOperations, operationsOf, readSchema } from "./asking.ts";
import { askerOf, callers, type NamedCaller } from "./callers.ts";
import { canariesIn, canaryDatabase } from "./canary.ts";
import { Cells } from "./denied-cells.ts";
import { asQuery, coordinatesOf, everyQuestion, malformedBodies, reading } from "./hostile-queries.ts";
import { askRefused, sort, together } from "./packs.ts";
import { plainDatabase, withAdmin, worldOf } from "./twins.ts";
import { readVocabulary } from "./vocabulary.ts";
import { type Bytes, Wire } from "./wire.ts";

const asked = [
  callers.public,
  callers.guardian,
  callers.finance,
  callers.education,
  callers.township,
  callers.schoolWelfare,
  callers.splitDuties,
];

let plain: TestDatabase;
beforeAll(async () => {
  plain = await plainDatabase();
});
afterAll(() => plain.drop());

async function listen(caller: NamedCaller, permitAll = false) {
  const { database, cells, planted } = await canaryDatabase(plain, caller);
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: "trace" }, stream);
  const app = await startTestApp({
    ...oneByOne,
    database,
    log,
    ...(permitAll && { decisions: alwaysPermit }),
  });
  const heard: string[] = [];
  let bytes = 0;
  const hear = (answer: Bytes, question: string): Bytes => {
    bytes += answer.text.length;
    for (const token of canariesIn(`${answer.headers}\n${answer.text}`)) heard.push(`${token} ← ${question}`);
    expect(answer.text).not.toMatch(
      /permission denied|row-level|violates|syntax error at|PostgresError|select set_config/i,
    );
    return answer;
  };
  return { app, cells, planted, wire: new Wire(app, caller), heard, hear, lines, size: () => bytes };
}

test.each(asked.map((caller) => [caller.name, caller] as const))(
  "%s: no canary of a denied cell is in any byte of an answer or of the log",
  async (_name, caller) => {
    const words = await withPlainWords(caller);
    const { app, cells, planted, wire, heard, hear, lines, size } = await listen(caller);
    try {
      expect(planted).toBeGreaterThan(100);
      const operations = await operationsOf(cells.asker, words);
      const questions = everyQuestion(loadCatalogue(), await readSchema());
      const { permitted, refused } = sort(questions, operations);
      for (const query of together(permitted))
        expect(hear(await wire.ask(query), query).status, query).toBe(200);
      await askRefused(refused, operations, async (query) => {
        const answer = hear(await wire.ask(query), query);
        expect(answer.status, query).toBeGreaterThan(399);
        return answer;
      });
      for (const body of malformedBodies()) hear(await wire.post(body), body.slice(0, 100));
      hear(await wire.get(`?query=${encodeURIComponent("{ children { nodes { name idNumber } } }")}`), "get");
      await forOperations(operations, { runs: 40, seed: 7 }, async (one) =>
        hear(await askWith(wire, one), one.operation.text),
      );
      expect(heard).toEqual([]);
      expect(size()).toBeGreaterThan(50_000);
      expect(lines.length).toBeGreaterThan(100);
      expect(canariesIn(lines.join("").replace(/"(time|pid|ms)":[\d.]+/g, ""))).toEqual([]);
    } finally {
      await app.close();
    }
  },
  120_000,
);

/** Values of the database as it was: a canary in a question would prove nothing in an answer. */
async function withPlainWords(caller: NamedCaller) {
  const asker = await askerOf(plain.adminUrl, caller);
  const world = await worldOf(plain);
  return withAdmin(plain, async (sql) => readVocabulary(sql, await Cells.of(sql, asker, world)));
}

test("without the decision point the canaries are heard, and the log still keeps them to itself", async () => {
  const { app, wire, heard, hear, lines } = await listen(callers.educationFinance, true);
  try {
    for (const at of coordinatesOf(loadCatalogue())) {
      const query = asQuery(reading(at));
      hear(await wire.ask(query), query);
    }
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.some((line) => line.includes("canaryxplain"))).toBe(true);
    const log = lines.join("");
    expect(log).toContain("policy drift");
    expect(canariesIn(log.replace(/"(time|pid|ms)":[\d.]+/g, ""))).toEqual([]);
    expect(log).not.toMatch(/permission denied|select set_config/i);
  } finally {
    await app.close();
  }
}, 60_000);
