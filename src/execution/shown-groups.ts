// What of a row's fields is of persons (L3, L4), and in which cells it shows: what shows together has one mark. No SQL.
import { type Catalogue, type EntityType, type Field, isPersonal } from "../catalogue/index.ts";
import type { Cell, OutputField, RecordSelection } from "../planning/index.ts";

/** Of a secret there are two, of which a row takes one. */
export type Branch = "plain" | "masked";

/** Where a field's own marks stand. */
interface Place {
  readonly field: OutputField;
  readonly branch: Branch;
}

export interface ShownGroup {
  /** Guards that not every row fulfils. */
  readonly cell: Cell;
  readonly isProtected: boolean;
  readonly coordinates: ReadonlySet<string>;
  /** The first field that shows in this cell; null: it shows wherever the row does. */
  readonly at: Place | null;
}

interface ShownField {
  readonly coordinate: string;
  readonly cell: Cell;
  readonly isProtected: boolean;
  readonly at: Place | null;
  /** What shows in the same cell has marks of its own all the same. */
  readonly apart?: string;
}

export function groupsOf(catalogue: Catalogue, selection: RecordSelection): readonly ShownGroup[] {
  const groups = new Map<string, ShownGroup & { readonly coordinates: Set<string> }>();
  const shown = selection.fields.flatMap((field) => shownBy(catalogue, selection.entity, field));
  for (const { coordinate, cell, isProtected, at, apart = "" } of shown) {
    const guards = cell.filter((guard) => !guard.always);
    const everywhere = guards.length === 0;
    const key = `${isProtected} ${everywhere ? "" : `${apart}${JSON.stringify(guards)}`}`;
    const made = { cell: guards, isProtected, coordinates: new Set<string>(), at: everywhere ? null : at };
    const group = groups.get(key) ?? made;
    groups.set(key, group);
    group.coordinates.add(coordinate);
  }
  return [...groups.values()];
}

function shownBy(catalogue: Catalogue, entity: EntityType, field: OutputField): readonly ShownField[] {
  const everywhere = { cell: [], isProtected: false, at: null };
  switch (field.kind) {
    case "typename":
    case "can": {
      // That there is such a row.
      const id = entity.fields.get("id");
      const tells = id !== undefined && isPersonal(id) && (field.kind === "typename" || field.can !== null);
      return tells ? [{ ...everywhere, coordinate: `${entity.name}.id` }] : [];
    }
    case "history":
      return field.fields.flatMap(({ field: told }) =>
        isPersonal(told) ? [{ ...everywhere, coordinate: `${entity.name}.${told.name}:history` }] : [],
      );
    case "value":
      return cellsOf(catalogue, entity, field.reading.field, { field, plain: field.reading.cell });
    case "secret":
      return cellsOf(catalogue, entity, field.field, { field, plain: field.plain, masked: field.masked });
    default:
      return cellsOf(catalogue, entity, field.field, { field, plain: field.cell });
  }
}

interface Cells {
  readonly field: OutputField;
  readonly plain: Cell | null;
  readonly masked?: Cell | null;
}

function cellsOf(
  catalogue: Catalogue,
  { name }: EntityType,
  told: Field,
  { field, plain, masked = null }: Cells,
): readonly ShownField[] {
  if (!isPersonal(told)) return [];
  const known = { coordinate: `${name}.${told.name}`, isProtected: isProtectedField(catalogue, told) };
  // A row takes one of a secret's branches: neither stands for what else shows in the same cell.
  const apart = field.kind === "secret" ? field.key : undefined;
  const shown = (branch: Branch, cell: Cell | null): readonly ShownField[] =>
    cell === null
      ? []
      : [
          {
            ...known,
            cell,
            at: { field, branch },
            ...(apart !== undefined && { apart: `${apart} ${branch} ` }),
          },
        ];
  return [...shown("plain", plain), ...shown("masked", masked)];
}

/** Whether the field leads to protected records, or is made of them. */
export function isProtectedField(catalogue: Catalogue, field: Field): boolean {
  const isProtected = (type: string): boolean => catalogue.entity(type).isProtected === true;
  switch (field.kind) {
    case "toOne":
    case "toMany":
      return isProtected(field.target);
    case "computed":
      return field.inputs.some(({ type }) => isProtected(type));
    default:
      return false;
  }
}
