// A catalogue of two types: a class, and the pupils in it. One computed field of the class is what a test is about.
import { getTableColumns } from "drizzle-orm";
import { date, integer, type PgTable, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { recordInputs } from "../../src/catalogue/computed/record-inputs.ts";
import type {
  ComputedField,
  DeclaredComputed,
  DeclaredField,
  DeclaredType,
  ScalarKind,
} from "../../src/catalogue/index.ts";

export const group = pgTable("tiny_group", {
  id: uuid("id").primaryKey(),
  room: text("room_no"),
  since: date("since"),
  hidden: text("hidden"),
});
export const pupil = pgTable("tiny_pupil", {
  id: uuid("id").primaryKey(),
  groupId: uuid("group_id"),
  score: integer("score"),
  leftOn: date("left_on"),
  cipher: text("note_cipher"),
});

const facts = {
  term: "-",
  description: "-",
  classification: "L2",
  owner: "education",
  sharing: "none",
  source: "-",
} as const;

function columns(table: PgTable, scalars: Readonly<Record<string, ScalarKind>>): [string, DeclaredField][] {
  return Object.entries(scalars).map(([name, scalar]) => {
    const column = getTableColumns(table)[name];
    if (column === undefined) throw new Error(`no column ${name}`);
    return [name, { ...facts, kind: "column", name, column, key: name, scalar }];
  });
}

const type = (name: string, table: PgTable, fields: [string, DeclaredField][]): [string, DeclaredType] => [
  name,
  {
    name,
    plural: `${name}s`,
    facts,
    table,
    target: class {},
    fields: new Map(fields),
    orderings: [],
    roots: ["list"],
  },
];

/** The class's computed field `tested`, as the catalogue holds it; throws where it may not be declared. */
export function recorded(declared: Pick<DeclaredComputed, "expression" | "spans">): ComputedField {
  const tested: DeclaredComputed = { ...facts, ...declared, kind: "computed", name: "tested", scalar: "int" };
  const types = recordInputs(
    new Map([
      type("Group", group, [
        ...columns(group, { id: "id", room: "string", since: "date" }),
        ["pupils", { ...facts, kind: "toMany", name: "pupils", target: "Pupil", via: "groupId" }],
        ["tested", tested],
      ]),
      type("Pupil", pupil, [
        ...columns(pupil, { id: "id", groupId: "id", score: "int", leftOn: "date" }),
        ["note", { ...facts, kind: "secret", name: "note", cipher: pupil.cipher }],
      ]),
    ]),
  );
  const field = types.get("Group")?.fields.get("tested");
  if (field?.kind !== "computed") throw new Error("the field is gone");
  return field;
}
