// The columns a role's login may read: the ceiling of its department, whatever the row, duty or purpose.
// Shares only the grants and the catalogue's definitions with the planner. What cannot be stored as a grant throws.
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Catalogue, EntityType, Field, SecretField } from "../../catalogue/index.ts";
import { assertNever } from "../../core/assert-never.ts";
import { remembered } from "../../core/remembered.ts";
import { type Condition, denies, type Grant, type RolePolicy } from "../../policy/index.ts";
import { archivingColumn, columnOf, linkOf } from "./table-columns.ts";

/** Type name → SQL names of the granted columns. */
export type ColumnGrants = ReadonlyMap<string, ReadonlySet<string>>;

export const decideColumnGrants = (catalogue: Catalogue, role: RolePolicy): ColumnGrants =>
  decided(role, catalogue);

const decided = remembered((role: RolePolicy, catalogue: Catalogue): ColumnGrants => {
  const granted = new Map<string, Set<string>>(role.grants.map(({ type }) => [type, new Set<string>()]));
  const add: Add = (entity, column) => {
    const columns = granted.get(entity.name);
    if (columns === undefined) return false;
    columns.add(column.name);
    return true;
  };
  for (const grant of role.grants) {
    const entity = catalogue.entity(grant.type);
    assertNotDenied(role, grant);
    add(entity, columnOf(entity, "id"));
    // The planner's own line asks for it; of the rows that show, it tells nothing.
    const archiving = archivingColumn(entity);
    if (archiving !== null) add(entity, archiving);
    for (const name of grant.fields) {
      addField({ catalogue, add, entity, grant }, catalogue.field(grant.type, name));
    }
    addConditionColumns({ catalogue, add, entity, grant }, grant.rows);
  }
  return granted;
});

type Add = (entity: EntityType, column: PgColumn) => boolean;

interface Step {
  readonly catalogue: Catalogue;
  readonly add: Add;
  readonly entity: EntityType;
  readonly grant: Grant;
}

function addField(step: Step, field: Field): void {
  const { catalogue, add, entity } = step;
  switch (field.kind) {
    case "column":
      add(entity, field.column);
      return;
    case "secret":
      for (const column of secretColumns(step, field)) add(entity, column);
      return;
    case "computed":
      // Stored columns, all of them. Rows of other types are read under their own grants, or not at all.
      for (const at of field.inputs) {
        if (at.type === entity.name) addField(step, catalogue.field(at.type, at.field));
      }
      return;
    case "toOne":
    case "toMany": {
      const { target, here, there } = linkOf(catalogue, entity, field);
      add(entity, here);
      // A type the role holds no grant on stays closed as a whole, the joining column included.
      add(target, there);
      return;
    }
    default:
      assertNever(field);
  }
}

/** The plain value needs the ciphertext, a masked one only the last characters, an exact look-up only the index. */
function secretColumns({ entity, grant }: Step, field: SecretField): PgColumn[] {
  const stored = (column: PgColumn | undefined, use: string): PgColumn => {
    if (column === undefined)
      throw new Error(`${grant.id}: ${entity.name}.${field.name} stores nothing for ${use}`);
    return column;
  };
  return grant.uses.map((use) => {
    if (use === "read") return grant.mask === undefined ? field.cipher : stored(field.tail, "a mask");
    if (use === "lookup") return stored(field.index, use);
    throw new Error(`${grant.id}: the secret ${entity.name}.${field.name} has no ${use}`);
  });
}

function addConditionColumns(step: Step, condition: Condition): void {
  const { catalogue, add, entity, grant } = step;
  switch (condition.kind) {
    case "always":
    case "live":
    case "untied":
    case "within":
      return;
    case "inScope":
    case "equals":
    case "present":
      add(entity, columnOf(entity, condition.column));
      return;
    case "current":
      add(entity, columnOf(entity, "validFrom"));
      add(entity, columnOf(entity, "validTo"));
      return;
    case "exists": {
      const { target, here, there } = linkOf(
        catalogue,
        entity,
        catalogue.relation(entity.name, condition.relation),
      );
      add(entity, here);
      if (!add(target, there))
        throw new Error(`${grant.id}: its rows depend on ${target.name}, closed to the role`);
      addConditionColumns({ ...step, entity: target }, condition.where);
      return;
    }
    case "not":
      addConditionColumns(step, condition.of);
      return;
    case "all":
    case "any":
      for (const part of condition.of) addConditionColumns(step, part);
      return;
    default:
      assertNever(condition);
  }
}

/** A role's file that both gives and denies a coordinate is a mistake: nobody can tell which was meant. */
function assertNotDenied(role: RolePolicy, grant: Grant): void {
  for (const denial of role.denials) {
    const both = grant.fields.filter((field) => denies(denial, grant.type, field));
    if (both.length > 0) throw new Error(`${grant.id} gives what the role is denied: ${both.join(", ")}`);
  }
}
