// The forms of a steward's edits, as they are stored and said: conditions in a policy file's words. Forms only; what can be
// made of a policy by them is the business of `edits.ts`.
import { z } from "zod";
import { EditFault } from "./edit-fault.ts";
import { conditionText, parseCondition } from "./parse-condition.ts";
import { uses } from "./types.ts";

const word = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/);
const words = z
  .array(word)
  .min(1)
  .refine((names) => new Set(names).size === names.length, "a name is given twice");
const role = z.string().regex(/^[a-z-]+$/);
const names = z.array(z.string().min(1)).min(1).optional();
const rows = conditionText.transform((text) => parseCondition(text, { named: {} }));
const cite = z.array(z.string().min(1)).min(1);
const days = { validFrom: z.iso.date().optional(), validUntil: z.iso.date().optional() };
const fieldsByType = z.record(word, words).default({});

const editForm = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("grant"),
    role,
    type: word,
    fields: words,
    uses: z.array(z.enum(uses)).min(1),
    rows,
    mask: z.literal("tail").optional(),
    purposes: names,
    duties: names,
    reach: z.literal("record").optional(),
    archived: z.literal(true).optional(),
    cite,
    ...days,
  }),
  z.strictObject({
    kind: z.literal("withdraw"),
    role,
    type: word,
    fields: words,
    uses: z.array(z.enum(uses)).min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal("deny"),
    role,
    type: word,
    fields: z.union([z.literal("*"), words]),
    basis: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal("limit"),
    role,
    grantId: z.string().min(1),
    validFrom: z.iso.date().nullable().optional(),
    validUntil: z.iso.date().nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal("run"),
    role,
    type: word,
    commands: words,
    create: fieldsByType,
    update: fieldsByType,
    rows,
    purposes: names,
    duties: names,
    cite,
    ...days,
  }),
  z.strictObject({ kind: z.literal("stop"), role, type: word, commands: words }),
]);

/** As it is said: `rows` in a file's words. */
export type EditText = z.input<typeof editForm>;
export type Edit = z.output<typeof editForm>;

/** Each edit by itself; the first that has not its form is the fault. */
export function parseEdits(texts: readonly unknown[]): readonly Edit[] {
  return texts.map((text, at) => {
    try {
      return editForm.parse(text);
    } catch (error) {
      if (!(error instanceof z.ZodError))
        throw new EditFault(at + 1, error instanceof Error ? error.message : String(error));
      const [first] = error.issues;
      throw new EditFault(at + 1, `${first?.path.join(".") || "it"}: ${first?.message ?? "is no edit"}`);
    }
  });
}
