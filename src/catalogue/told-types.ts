// What people are told of reads of their own record, type by type, as SQL (`stewardship/told/told.rules.sql`, which is generated): of types that they
// may read themselves the term; that others were read, never. Nothing here looks at rows: whether a line of the access log is told
// follows from what was asked, whatever there was to be shown, so that no line and no missing one tells of a record.
import type { EntityType } from "./definitions.ts";
import type { Catalogue } from "./registry.ts";

/** Whose record was shown. */
export type ToldSubject = "child" | "teacher";

/** By subject, the coordinates that whoever is told may read. */
export type ReadableBy = Readonly<Record<ToldSubject, ReadonlySet<string>>>;

/** `pass`: the type is of nobody, or of somebody else. */
type Verdict = "tell" | "pass" | "closed" | "protected";

/** A report of a child in danger, and whatever may hang on one. */
const protectedRoot = ["MandatoryReport"];
const roots: Readonly<Record<ToldSubject, readonly string[]>> = {
  child: ["Child", "Guardian"],
  teacher: ["Teacher"],
};
/** One of the guardians asks it, and the others hear nothing of it: but of the bond itself, which each has. */
const isOneGuardians = ({ name, fields }: EntityType): boolean =>
  fields.has("guardianId") && name !== "Guardianship";

/** What a child has wherever it is; all else tells that it has a school or a home in the district. */
const anywhere = ["Child", "Guardian", "Guardianship"];
const somewhere = ["Child.enrolled", "Child.students", "Child.locations"];

interface Sets {
  readonly own: ReadonlySet<string>;
  readonly guarded: ReadonlySet<string>;
  readonly readable: ReadonlySet<string>;
}

export function toldSql(catalogue: Catalogue, readable: ReadableBy): string {
  const guarded = reaching(catalogue, protectedRoot);
  const sets = (subject: ToldSubject): Sets => ({
    own: reaching(catalogue, roots[subject]),
    guarded,
    readable: readable[subject],
  });
  const subjects = ["child", "teacher"] as const;
  const types = subjects.flatMap((subject) => typeRows(catalogue, subject, sets(subject)));
  const fields = subjects.flatMap((subject) => fieldRows(catalogue, subject, sets(subject)));
  const usable = subjects.flatMap((subject) =>
    [...readable[subject]].sort().map((coordinate) => [subject, coordinate]),
  );
  return [
    "-- Written by `npm run schema` from the catalogue and the policy files (catalogue/told-types.ts): do not edit.",
    valuesFunction("told_types", "subject text, name text, verdict text, term text, place integer", types),
    valuesFunction("told_fields", "subject text, coordinate text, verdict text", fields),
    valuesFunction("told_uses", "subject text, coordinate text", usable),
    valuesFunction(
      "told_anywhere",
      "name text",
      [...anywhere].map((name) => [name]),
    ),
    valuesFunction(
      "told_somewhere",
      "coordinate text",
      [...somewhere].map((name) => [name]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The types of which a row may hang on one of these, however many keys away. */
function reaching(catalogue: Catalogue, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const entity of catalogue.entities.values()) {
      const leads = [...entity.fields.values()].some(
        (field) => field.kind === "toOne" && found.has(field.target),
      );
      if (leads) found.add(entity.name);
    }
  }
  return found;
}

function verdictOf(entity: EntityType, { own, guarded, readable }: Sets): Verdict {
  if (guarded.has(entity.name)) return "protected";
  // The log itself, and what the platform keeps of itself.
  if (entity.facts.owner === "administration" || isOneGuardians(entity)) return "closed";
  if (!own.has(entity.name)) return "pass";
  return [...entity.fields.keys()].some((field) => readable.has(`${entity.name}.${field}`))
    ? "tell"
    : "closed";
}

const typeRows = (catalogue: Catalogue, subject: ToldSubject, sets: Sets): readonly (readonly unknown[])[] =>
  [...catalogue.entities.values()].map((entity, place) => [
    subject,
    entity.name,
    verdictOf(entity, sets),
    entity.facts.term,
    place,
  ]);

/** Relations to what is not told: a row may be shown because of what they lead to. */
const fieldRows = (catalogue: Catalogue, subject: ToldSubject, sets: Sets): readonly (readonly unknown[])[] =>
  [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => {
      if (field.kind !== "toOne" && field.kind !== "toMany") return [];
      const verdict = verdictOf(catalogue.entity(field.target), sets);
      return verdict === "closed" || verdict === "protected"
        ? [[subject, `${entity.name}.${field.name}`, verdict]]
        : [];
    }),
  );

const literal = (value: unknown): string =>
  typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`;

function valuesFunction(name: string, columns: string, rows: readonly (readonly unknown[])[]): string {
  const values = rows.map((row) => `  (${row.map(literal).join(", ")})`);
  const outs = columns
    .split(", ")
    .map((column) => `OUT ${column}`)
    .join(", ");
  return `CREATE OR REPLACE FUNCTION tc.${name}(${outs}) RETURNS SETOF ${columns.includes(",") ? "record" : "text"} LANGUAGE sql IMMUTABLE AS $$
VALUES
${values.join(",\n")}
$$;`;
}
