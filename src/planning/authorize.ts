// PEP 1: asks the decision point for every coordinate and use, and notes every refusal so that one error can list all.
import { type Field, isPersonal, type SecretField } from "../catalogue/index.ts";
import { printCoordinate } from "../core/coordinate.ts";
import { type Decision, type Guard, isNever, neverGuard, type Opening, type Use } from "../policy/index.ts";
import type { Cell, Reading, ValueField } from "./plan.ts";
import type { Standing } from "./planning.ts";

/** The cell under which the coordinate may be put to this use, given that its row is visible. */
export function authorizeField(standing: Standing, name: string, use: Use): Cell {
  if (use !== "read") noteUse(standing, name, use);
  return authorizeInput(standing, name, use);
}

/** What is of persons, put to a use that shows nothing of it by itself. */
export function noteUse({ planning, entity }: Standing, name: string, use: Use): void {
  const field = entity.fields.get(name);
  if (field !== undefined && isPersonal(field)) planning.uses.add(`${entity.name}.${name}:${use}`);
}

/** As `authorizeField`, of what another coordinate is made of: that one is on record. */
function authorizeInput(standing: Standing, name: string, use: Use): Cell {
  const decision = decideField(standing, name, use);
  if (decision.kind === "deny") return noteRefusal(standing, name, use, decision);
  noteGrants(standing, name, use, decision.grants);
  // Masks are output only: what is masked can be put to no use but `read`, and then only as a secret.
  if (isNever(decision.plain)) return noteRefusal(standing, name, use, closed);
  return cellWithin(standing, decision.plain);
}

/** A secret's two cells: where it shows in full and where only its tail shows. */
export function authorizeSecret(
  standing: Standing,
  { name }: SecretField,
): { plain: Cell | null; masked: Cell | null } {
  const decision = decideField(standing, name, "read");
  if (decision.kind === "deny") {
    noteRefusal(standing, name, "read", decision);
    return { plain: null, masked: null };
  }
  noteGrants(standing, name, "read", decision.grants);
  const cell = (guard: Guard): Cell | null => (isNever(guard) ? null : cellWithin(standing, guard));
  return { plain: cell(decision.plain), masked: cell(decision.masked) };
}

const decideField = ({ planning, entity, reach }: Standing, name: string, use: Use): Decision =>
  planning.decided.field(entity, reach, name, use);

/** Counts the record, too, where it opens more than a list would: then the operation may ask for one and no more. */
function noteGrants(standing: Standing, name: string, use: Use, grants: readonly string[]): void {
  const { planning, reach } = standing;
  for (const grant of grants) planning.grants.add(grant);
  if (reach === "list") return;
  const listed = decideField({ ...standing, reach: "list" }, name, use);
  if (listed.kind === "deny" || listed.grants.length < grants.length) planning.budget.readsOneAtATime();
}

/** A column or expression with its cell; an expression needs the same right to each of its inputs. */
export function authorizeReading(standing: Standing, field: ValueField, use: Use): Reading {
  const { planning, entity } = standing;
  const own = authorizeField(standing, field.name, use);
  // A row that shows has an id, whichever grant shows it.
  const always = use === "read" && field.name === "id";
  if (field.kind === "column") return { field, cell: always ? [] : own, foreign: new Map() };
  const cell: Guard[] = [...own];
  const foreign = new Map<string, Guard[]>();
  for (const at of field.inputs) {
    if (at.type === entity.name) {
      cell.push(...authorizeInput(standing, at.field, use));
      if (field.acrossRows !== true) continue;
    }
    const other: Standing = { planning, entity: planning.catalogue.entity(at.type), reach: "list" };
    const guards = foreign.get(at.type) ?? rowCell(other);
    guards.push(...authorizeInput(other, at.field, use));
    foreign.set(at.type, guards);
  }
  return {
    field,
    cell: dedupe(cell),
    foreign: new Map([...foreign].map(([type, guards]) => [type, dedupe(guards)])),
  };
}

/** That a row is there, by its id: of the row itself nothing is told, so that it is none of those read one at a time. */
export function authorizeExistence(standing: Standing): Guard {
  const decision = decideField(standing, "id", "read");
  if (decision.kind === "deny") noteRefusal(standing, "id", "read", decision);
  else for (const grant of decision.grants) standing.planning.grants.add(grant);
  return authorizeRows(standing);
}

/** The rows of a type this asker may see. */
export function authorizeRows({ planning, entity, reach }: Standing): Guard {
  return planning.decided.rows(entity, reach);
}

function rowCell(standing: Standing): Guard[] {
  const rows = authorizeRows(standing);
  return rows.always ? [] : [rows];
}

const cellWithin = ({ planning, entity, reach }: Standing, guard: Guard): Cell =>
  planning.decided.cell(entity, reach, guard);

const closed: Opening = { purposes: [], oneRecord: false };

function noteRefusal(
  { planning, entity }: Standing,
  name: string,
  use: Use,
  { purposes, oneRecord }: Opening,
): Cell {
  const coordinate = { type: entity.name, field: name };
  planning.refusals.set(`${printCoordinate(coordinate)} ${use}`, { coordinate, use, purposes, oneRecord });
  return [neverGuard];
}

function dedupe(cell: Cell): Cell {
  if (cell.length < 2) return cell;
  return [...new Map(cell.map((guard) => [JSON.stringify(guard), guard])).values()];
}

/** Whether an ordering key can be null: its column allows it, or its cell may be hidden. */
export function isNullable(field: Field, cell: Cell): boolean {
  return cell.length > 0 || field.kind !== "column" || !field.column.notNull;
}
