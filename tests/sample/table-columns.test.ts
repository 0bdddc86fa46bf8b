// A copy's columns follow the table's declaration: what a table gains, the sample fills or is told of by the compiler.
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCopyConnection } from "../../src/sample/writing/copy-connection.ts";
import { createTableCopy, type TableCopy } from "../../src/sample/writing/table-copy.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

describe("the columns of a copy", () => {
  const columns = {
    id: integer("id").primaryKey(),
    firstName: text("first_name").notNull(),
    version: integer("version").notNull().default(7),
    loud: text("loud").generatedAlwaysAs(sql`upper(first_name)`),
  };
  const declared = pgTable("declared", columns);
  const widened = pgTable("declared", { ...columns, note: text("note") });
  const demanding = pgTable("declared", { ...columns, reason: text("reason").notNull() });
  const ddl = `create temp table declared (id int primary key, first_name text not null, note text default 'unsaid',
    version int not null default 7, loud text generated always as (upper(first_name)) stored)`;

  async function load(copy: Pick<TableCopy<never>, "flush">) {
    const connection = openCopyConnection(database.adminUrl);
    const found = await connection.begin(async (tx) => {
      await tx.unsafe(ddl);
      await copy.flush(tx);
      return tx`select * from declared order by id`;
    });
    await connection.end();
    return found;
  }

  test("are the table's own: defaults are filled, what the database generates is left to it", async () => {
    const copy = createTableCopy(declared);
    copy.add({ id: 1, firstName: "示" });
    copy.add({ id: 2, firstName: "a\\D", version: 3 });
    copy.add({ id: 3, firstName: "\\D" });
    const rest = { note: "unsaid" };
    expect(await load(copy)).toEqual([
      { id: 1, first_name: "示", version: 7, loud: "示", ...rest },
      { id: 2, first_name: "a\\D", version: 3, loud: "A\\D", ...rest },
      { id: 3, first_name: "\\D", version: 7, loud: "\\D", ...rest },
    ]);
  });

  test("take in a new column that may be empty, with nothing said of it", async () => {
    const copy = createTableCopy(widened);
    copy.add({ id: 1, firstName: "甲" });
    copy.add({ id: 2, firstName: "乙", note: "said" });
    expect((await load(copy)).map(({ note }) => note)).toEqual([null, "said"]);
  });

  test("make a new one that may not be empty, and an identity left to chance, an error where the row is made", () => {
    const copy = createTableCopy(demanding);
    // @ts-expect-error: the reason is missing
    copy.add({ id: 1, firstName: "甲" });
    copy.add({ id: 1, firstName: "甲", reason: "r" });
    // @ts-expect-error: what the database generates is nobody's to say
    copy.add({ id: 1, firstName: "甲", reason: "r", loud: "甲" });
    const minted = createTableCopy(pgTable("minted", { id: uuid("id").$defaultFn(randomUUID) }));
    // @ts-expect-error: two loads would differ
    minted.add({});
  });
});
