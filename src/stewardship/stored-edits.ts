// Edits as they stand in `policy_edit`: lists as words between blanks, fields of several types as `Type: a b, Other: c`, clauses
// between commas, a condition as JSON in a policy file's words.
import { type Edit, parseEdits } from "../policy/index.ts";

/** A row, by its columns. */
export interface StoredEdit {
  readonly kind: string;
  readonly role: string;
  readonly on_type?: string | null;
  readonly fields?: string | null;
  readonly uses?: string | null;
  readonly rows?: string | null;
  readonly mask?: string | null;
  readonly reach?: string | null;
  readonly archived_rows?: boolean | null;
  readonly duties?: string | null;
  readonly purposes?: string | null;
  readonly cite?: string | null;
  readonly basis?: string | null;
  readonly commands?: string | null;
  readonly create_fields?: string | null;
  readonly update_fields?: string | null;
  readonly grant_id?: string | null;
  readonly valid_from?: string | null;
  readonly valid_until?: string | null;
}

/** In their order; throws an `EditFault` that names the first that is none. */
export const editsOf = (stored: readonly StoredEdit[]): readonly Edit[] => parseEdits(stored.map(textOf));

const words = (text: string | null | undefined): string[] | undefined => text?.split(" ");

/** What an empty column does not say, the edit does not either. */
const said = (facts: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null));

function textOf(edit: StoredEdit): unknown {
  return said({
    kind: edit.kind,
    role: edit.role,
    type: edit.on_type,
    fields: edit.fields === "*" ? "*" : words(edit.fields),
    uses: words(edit.uses),
    rows: edit.rows?.startsWith("{") ? JSON.parse(edit.rows) : edit.rows,
    mask: edit.mask,
    reach: edit.reach,
    archived: edit.archived_rows === true ? true : undefined,
    duties: words(edit.duties),
    purposes: words(edit.purposes),
    cite: edit.cite?.split(/\s*[,，、;；]\s*/),
    basis: edit.basis,
    commands: words(edit.commands),
    create: byType(edit.create_fields),
    update: byType(edit.update_fields),
    grantId: edit.grant_id,
    validFrom: edit.valid_from,
    validUntil: edit.valid_until,
  });
}

const byType = (text: string | null | undefined): Record<string, string[]> | undefined =>
  text == null
    ? undefined
    : Object.fromEntries(
        text.split(", ").map((part) => {
          const [type = "", fields = ""] = part.split(": ");
          return [type, fields.split(" ")];
        }),
      );
