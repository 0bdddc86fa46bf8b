// Of whom an answer shows records, found in what arrived: each row says its type and id, and the rows of the district say whose it
// is. Knows no mark, no plan and no line of the log.
import {
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { DistrictRows, Row } from "../oracle/district-rows.ts";

const catalogue = loadCatalogue();
const persons: Readonly<Record<string, string>> = {
  Child: "child",
  Guardian: "guardian",
  Teacher: "teacher",
};
/** Columns that name a person, whichever type has them. */
const naming: Readonly<Record<string, string>> = {
  childId: "child",
  guardianId: "guardian",
  teacherId: "teacher",
};

/** The same question, with type and id of every row. */
export function withIds(schema: GraphQLSchema, query: string): string {
  const info = new TypeInfo(schema);
  const asked = (alias: string, name: string) => ({
    kind: Kind.FIELD as const,
    alias: { kind: Kind.NAME as const, value: alias },
    name: { kind: Kind.NAME as const, value: name },
  });
  const document = visit(
    parse(query),
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave(node) {
          const type = info.getParentType();
          if (!isObjectType(type) || !catalogue.entities.has(type.name)) return undefined;
          return {
            ...node,
            selections: [asked("seenType", "__typename"), asked("seenId", "id"), ...node.selections],
          };
        },
      },
    }),
  );
  return print(document);
}

export interface ShownPersons {
  /** Of whom rows were certainly shown: `child <id>`. */
  readonly must: ReadonlySet<string>;
  /** Of whom a row stands in the answer in any way. */
  readonly may: ReadonlySet<string>;
}

export function whoWasShown(rows: DistrictRows, answer: unknown): ShownPersons {
  const [must, may] = [new Set<string>(), new Set<string>()];
  const visitNode = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { seenType, seenId } = node as { seenType?: unknown; seenId?: unknown };
    if (typeof seenType === "string" && typeof seenId === "string") note(seenType, seenId);
    for (const value of Object.values(node)) visitNode(value);
  };
  const note = (type: string, id: string): void => {
    for (const person of possibly(rows, type, id)) may.add(person);
    const { classification } = catalogue.field(type, "id");
    // An id of somebody's record is itself of that person.
    if (classification === "L3" || classification === "L4")
      for (const person of certainly(rows, type, id)) must.add(person);
  };
  visitNode(answer);
  return { must, may };
}

function certainly(rows: DistrictRows, type: string, id: string): readonly string[] {
  const kind = persons[type];
  if (kind !== undefined) return [`${kind} ${id}`];
  const row = rows.byId(type, id);
  return Object.entries(naming).flatMap(([column, of]) =>
    typeof row?.[column] === "string" ? [`${of} ${row[column]}`] : [],
  );
}

/** Whoever is named by any column of the row, or of a row that it leads to. */
function possibly(rows: DistrictRows, type: string, id: string): readonly string[] {
  const row = rows.byId(type, id);
  const parents = [...catalogue.entity(type).fields.values()].flatMap((field) => {
    const parent = field.kind === "toOne" ? rows.byId(field.target, row?.[field.via]) : undefined;
    return parent === undefined ? [] : [parent];
  });
  return [
    ...certainly(rows, type, id),
    ...[row, ...parents].flatMap((one) => (one ? namedIn(rows, one) : [])),
  ];
}

const namedIn = (rows: DistrictRows, row: Row): readonly string[] =>
  [...Object.values(row)].flatMap((value) =>
    Object.entries(persons).flatMap(([type, kind]) =>
      typeof value === "string" && rows.byId(type, value) !== undefined ? [`${kind} ${value}`] : [],
    ),
  );
