// The forms of a policy file, in one place: what `parsePolicy` accepts, and with the catalogue's words put in, the JSON
// Schema that editors complete from. Forms only: what names mean is the business of `parse-policy.ts`.
import { z } from "zod";
import { conditionText } from "./parse-condition.ts";
import { scopeKinds, uses } from "./types.ts";

/** Which words may stand in a place; any, where nothing is known of the catalogue. */
export interface PolicyWords {
  readonly type: z.ZodType<string>;
  /** Type → a list of its fields and named sets. */
  readonly fields: z.ZodType<Record<string, string[]>>;
  /** Type → commands on its records. */
  readonly commands: z.ZodType<Record<string, string[]>>;
  readonly duty: z.ZodType<string>;
  readonly purpose: z.ZodType<string>;
  readonly area: z.ZodType<string>;
  readonly group: z.ZodType<string>;
  readonly role: z.ZodType<string>;
}

const name = z.string().regex(/^[a-z-]+$/);

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** A field, or `$` and the name of a set of fields of the type. */
export const fieldWord = z.string().regex(/^\$?[a-z][A-Za-z0-9]*$/);

export const anyWords: PolicyWords = {
  type: z.string(),
  fields: z.record(z.string(), z.array(fieldWord).min(1)),
  commands: z.record(z.string(), z.array(z.string()).min(1)),
  duty: z.string(),
  purpose: z.string(),
  area: name,
  group: name,
  role: name,
};

const conditions = z
  .record(z.string(), conditionText)
  .default({})
  .describe("Names for row conditions of this file.");

/** From when until when a grant gives anything, and what it is called where it has a name of its own. */
const life = {
  validFrom: z.iso.date().optional().describe("The first day on which it gives anything."),
  validUntil: z.iso.date().optional().describe("The first day on which it gives nothing any more."),
  id: z
    .string()
    .regex(/^[a-z-]+\/[A-Za-z]+\/[0-9a-f~]+$/)
    .optional()
    .describe("Of an exported grant: what it was called. One type."),
  shared: z.literal(true).optional().describe("Of an exported grant: it comes through a group."),
};

/** Grants and denials, which every file of rights may hold. */
function rightsOf(words: PolicyWords) {
  const fields = words.fields.refine((map) => Object.keys(map).length > 0, "`fields` names no type");
  const grant = z.strictObject({
    fields: fields.describe("What is given, type by type. `$name` is a set of the type's area file."),
    uses: z.array(z.enum(uses)).min(1),
    rows: conditionText.describe("On which rows: `always`, `current`, a named condition, or a condition."),
    mask: z.literal("tail").optional().describe("Only the last characters are shown."),
    reach: z.literal("record").optional().describe("One row at a time, by its id or an exact number."),
    archived: z.literal(true).optional().describe("Archived rows, too, which nobody sees otherwise."),
    duties: z.array(words.duty).min(1).optional().describe("Only an assignment with one of these duties."),
    purposes: z.array(words.purpose).min(1).optional().describe("Only a request that declares one of these."),
    cite: z.array(z.string()).min(1).describe("Clause of the plan, or law."),
    ...life,
  });
  const write = z.strictObject({
    run: words.commands
      .refine((map) => Object.keys(map).length > 0, "`run` names no type")
      .describe("Commands that may be given, by the type of the records they are given on."),
    create: fields.optional().describe("Fields that they may set on what they make, type by type."),
    update: fields.optional().describe("Fields that they may change, type by type."),
    rows: conditionText.describe("On which rows, as they were and as they become."),
    duties: z.array(words.duty).min(1).optional().describe("Only an assignment with one of these duties."),
    purposes: z.array(words.purpose).min(1).optional().describe("Only a request that declares one of these."),
    cite: z.array(z.string()).min(1).describe("Clause of the plan, or law."),
    ...life,
  });
  const history = z.strictObject({
    types: z
      .array(words.type)
      .min(1)
      .describe("What happened to their records is told, in the fields that are read."),
    duties: z.array(words.duty).min(1).optional().describe("Only an assignment with one of these duties."),
    purposes: z.array(words.purpose).min(1).optional().describe("Only a request that declares one of these."),
    cite: z.array(z.string()).min(1).describe("Clause of the plan, or law."),
    ...life,
  });
  const denial = z
    .strictObject({
      basis: z.string().describe("[L] law, [M] the minimum the duty needs; then why."),
      areas: z.array(words.area).min(1).optional().describe("All that these areas' files call closed."),
      types: z
        .union([z.literal("*"), z.array(words.type).min(1)])
        .optional()
        .describe("Whole types."),
      except: z.array(words.type).min(1).optional().describe("Of every type, all but these."),
      fields: fields.optional().describe("Single fields, type by type."),
    })
    .refine(
      ({ areas, types, fields }) => areas !== undefined || types !== undefined || fields !== undefined,
      {
        message: "a denial names areas, types or fields",
      },
    );
  return {
    conditions,
    grants: z.array(grant).default([]),
    writes: z.array(write).default([]),
    history: z.array(history).default([]),
    denials: z.array(denial).default([]),
  };
}

/** What the words of an area stand for: sets of fields, and what a denial of the area closes. */
const areaFile = (words: PolicyWords) =>
  z.strictObject({
    area: words.area,
    closed: z
      .strictObject({ types: z.array(words.type).min(1), fields: words.fields.optional() })
      .optional()
      .describe("What a denial of the area closes."),
    sets: z
      .record(z.string(), z.record(fieldName, z.array(fieldName).min(1)))
      .default({})
      .describe("Type → name of a set → its fields."),
  });

const lookupBudget = z.strictObject({
  from: z.iso.date().describe("Civil day from which it holds, until the next one's."),
  perDay: z.int().min(1).max(100_000).describe("Look-ups of one person on one day."),
});

/** A role's main file: who it is, which groups it belongs to, and what it may. */
const roleFile = (words: PolicyWords) =>
  z.strictObject({
    role: words.role,
    title: z.string(),
    department: z.string(),
    login: z.string().regex(/^tc_[a-z_]+$/),
    scope: z.enum(scopeKinds),
    view: z.enum(["department", "unknown"]),
    duties: z.array(words.duty).default([]),
    groups: z.array(words.group).default([]).describe("Whose shared files hold for this role, too."),
    lookups: z
      .array(lookupBudget)
      .default([])
      .describe("How many look-ups of an exact number a person may make on a day; by ascending days."),
    ...rightsOf(words),
  });

/** What a role may of one area; conditions of its main file are known here, too. */
const ownFragment = (words: PolicyWords) =>
  z.strictObject({ extends: words.role, part: words.area, ...rightsOf(words) });

/** What every role of these groups may of one area. It knows its own conditions alone, so that its words mean one thing. */
const sharedFragment = (words: PolicyWords) =>
  z.strictObject({ groups: z.array(words.group).min(1), part: words.area, ...rightsOf(words) });

export const policyFileForms = (words: PolicyWords = anyWords) => ({
  area: areaFile(words),
  role: roleFile(words),
  own: ownFragment(words),
  shared: sharedFragment(words),
});

type Forms = ReturnType<typeof policyFileForms>;
export type AreaFile = z.infer<Forms["area"]>;
export type RoleFile = z.infer<Forms["role"]>;
export type OwnFragment = z.infer<Forms["own"]>;
export type SharedFragment = z.infer<Forms["shared"]>;

export interface PolicyFiles {
  readonly areas: readonly AreaFile[];
  readonly roles: readonly RoleFile[];
  readonly own: readonly OwnFragment[];
  readonly shared: readonly SharedFragment[];
}

/** Which form a file has, by the key that only this form has. */
export function formOf(file: unknown): keyof Forms {
  const has = (key: string): boolean => Object.hasOwn(Object(file), key);
  if (has("area")) return "area";
  if (has("role")) return "role";
  return has("extends") ? "own" : "shared";
}

const forms = policyFileForms();

export function readForms(files: readonly unknown[]): PolicyFiles {
  const of = (form: keyof Forms) => files.filter((file) => formOf(file) === form);
  return {
    areas: of("area").map((file) => forms.area.parse(file)),
    roles: of("role").map((file) => forms.role.parse(file)),
    own: of("own").map((file) => forms.own.parse(file)),
    shared: of("shared").map((file) => forms.shared.parse(file)),
  };
}
