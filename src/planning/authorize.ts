// PEP 1: asks the decision point for every coordinate and use, and notes every refusal so that one error can list all.
import { getTableColumns } from "drizzle-orm";
import { coordinate, type EntityType, type Field, type SecretField } from "../catalogue/index.ts";
import { type Guard, implies, isNever, neverGuard, type Reach, type Use } from "../policy/index.ts";
import type { Cell, Reading, ValueField } from "./plan.ts";
import type { Planning } from "./planning.ts";

/** The cell under which the coordinate may be put to this use, given that its row is visible. */
export function authorizeField(
  planning: Planning,
  entity: EntityType,
  name: string,
  use: Use,
  reach: Reach,
): Cell {
  const decision = planning.decisions.decide(planning.asker, entity.name, name, use, reach);
  if (decision.kind === "deny") return refuse(planning, entity, name, use, decision.purposes);
  for (const grant of decision.grants) planning.grants.add(grant);
  countRecord(planning, entity, name, use, reach, decision.grants.length);
  // Masks are output only: what is masked can be put to no use but `read`, and then only as a secret.
  if (isNever(decision.plain)) return refuse(planning, entity, name, use, []);
  return cellWithin(planning, entity, decision.plain, reach);
}

/** A secret's two cells: where it shows in full and where only its tail shows. */
export function authorizeSecret(
  planning: Planning,
  entity: EntityType,
  field: SecretField,
  reach: Reach,
): { plain: Cell | null; masked: Cell | null } {
  const decision = planning.decisions.decide(planning.asker, entity.name, field.name, "read", reach);
  if (decision.kind === "deny") {
    refuse(planning, entity, field.name, "read", decision.purposes);
    return { plain: null, masked: null };
  }
  for (const grant of decision.grants) planning.grants.add(grant);
  countRecord(planning, entity, field.name, "read", reach, decision.grants.length);
  const cell = (guard: Guard): Cell | null =>
    isNever(guard) ? null : cellWithin(planning, entity, guard, reach);
  return { plain: cell(decision.plain), masked: cell(decision.masked) };
}

/** Whether the record opens more than a list would: then the operation may ask for one record and no more. */
function countRecord(
  planning: Planning,
  entity: EntityType,
  name: string,
  use: Use,
  reach: Reach,
  grants: number,
): void {
  if (reach === "list") return;
  const listed = planning.decisions.decide(planning.asker, entity.name, name, use, "list");
  if (listed.kind === "deny" || listed.grants.length < grants) planning.budget.readsOneAtATime();
}

/** A column or expression with its cell; an expression needs the same right to each of its inputs. */
export function authorizeReading(
  planning: Planning,
  entity: EntityType,
  field: ValueField,
  use: Use,
  reach: Reach,
): Reading {
  const own = authorizeField(planning, entity, field.name, use, reach);
  // A row that shows has an id, whichever grant shows it.
  const always = use === "read" && field.name === "id";
  if (field.kind === "column") return { field, cell: always ? [] : own, foreign: new Map() };
  const cell: Guard[] = [...own];
  const foreign = new Map<string, Guard[]>();
  for (const input of field.inputs) {
    const [type = "", name = ""] = input.split(".");
    if (type === entity.name) {
      cell.push(...authorizeField(planning, entity, name, use, reach));
      if (field.acrossRows !== true) continue;
    }
    const other = planning.catalogue.entity(type);
    const guards = foreign.get(type) ?? rowCell(planning, other);
    guards.push(...authorizeField(planning, other, name, use, "list"));
    foreign.set(type, guards);
  }
  return {
    field,
    cell: dedupe(cell),
    foreign: new Map([...foreign].map(([type, guards]) => [type, dedupe(guards)])),
  };
}

/** The rows of a type this asker may see. */
export function authorizeRows(planning: Planning, entity: EntityType, reach: Reach): Guard {
  return planning.decisions.decideRows(planning.asker, entity.name, reach);
}

function rowCell(planning: Planning, entity: EntityType): Guard[] {
  const rows = authorizeRows(planning, entity, "list");
  return rows.always ? [] : [rows];
}

function cellWithin(planning: Planning, entity: EntityType, guard: Guard, reach: Reach): Cell {
  return implies(authorizeRows(planning, entity, reach), guard) ? [] : [guard];
}

function refuse(
  planning: Planning,
  entity: EntityType,
  name: string,
  use: Use,
  purposes: readonly string[],
): Cell {
  const at = coordinate(entity.name, name);
  planning.refusals.set(`${at} ${use}`, { coordinate: at, use, purposes });
  return [neverGuard];
}

function dedupe(cell: Cell): Cell {
  return [...new Map(cell.map((guard) => [JSON.stringify(guard), guard])).values()];
}

/** Whether an ordering key can be null: its column allows it, or its cell may be hidden. */
export function isNullable(field: Field, cell: Cell): boolean {
  return cell.length > 0 || field.kind !== "column" || !field.column.notNull;
}

/** `table.column` as the database names it: what a secret's ciphertext is bound to. */
export function secretColumnName(entity: EntityType, field: SecretField): string {
  const columns = Object.values(getTableColumns(entity.table));
  if (!columns.includes(field.cipher))
    throw new Error(`${entity.name}.${field.name}: cipher of another table`);
  return field.cipher.name.replace(/_cipher$/, "");
}
