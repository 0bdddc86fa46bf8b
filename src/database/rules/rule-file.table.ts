// What the rule files of this database's last migration were, and which objects they declared. Written by applyRules alone.
import { pgSchema, text } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";

const tc = pgSchema("tc");

export const ruleFile = tc.table("rule_file", {
  path: text("path").primaryKey(),
  hash: text("hash").notNull(),
  appliedAt: instant("applied_at").notNull().defaultNow(),
});

/** `made` is PostgreSQL's own text of the object, hashed when it was made: what is altered by hand differs from it. */
export const ruleObject = tc.table("rule_object", {
  identity: text("identity").primaryKey(),
  path: text("path")
    .notNull()
    .references(() => ruleFile.path),
  head: text("head").notNull(),
  hash: text("hash").notNull(),
  made: text("made").notNull(),
});
