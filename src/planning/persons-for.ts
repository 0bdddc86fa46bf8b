// By which columns a role's statements may ask whose a row is: those that its grants name anyway, as fields, as ends of
// relations or in conditions. Where it may not know whose a row is, it asks a view which rows are of the asker's ties.
import type { Catalogue, EntityType, RelationField } from "../catalogue/index.ts";
import type { Condition, Persons, RolePolicy } from "../policy/index.ts";

/** A policy never changes, nor does the catalogue of a process. */
const known = new WeakMap<RolePolicy, Persons>();

export function personsFor(catalogue: Catalogue, role: RolePolicy): Persons {
  const persons = known.get(role) ?? read(catalogue, role);
  known.set(role, persons);
  return persons;
}

function read(catalogue: Catalogue, role: RolePolicy): Persons {
  const open = openKeys(catalogue, role);
  const of = catalogue.ofPersons;
  return {
    columns: (type) => {
      const named = of.get(type)?.columns ?? [];
      const isOpen = (key: string): boolean => open.get(type)?.has(key) === true;
      return { open: named.filter(isOpen), closed: named.filter((key) => !isOpen(key)) };
    },
    through: (type) =>
      of.get(type)?.through.filter((relation) => {
        const { target } = catalogue.relation(type, relation);
        return open.has(target) && open.get(type)?.has(viaOf(catalogue, type, relation));
      }) ?? [],
    target: (type, relation) => catalogue.relation(type, relation).target,
  };
}

function viaOf(catalogue: Catalogue, type: string, name: string): string {
  const relation = catalogue.relation(type, name);
  return relation.kind === "toOne" ? relation.via : (relation.local ?? "id");
}

/** Column keys by type; of a type without a grant there are none. */
function openKeys(catalogue: Catalogue, { grants }: RolePolicy): ReadonlyMap<string, ReadonlySet<string>> {
  const open = new Map(grants.map(({ type }) => [type, new Set(["id"])]));
  const join = (entity: EntityType, relation: RelationField): void => {
    const [here, there] =
      relation.kind === "toOne" ? [relation.via, "id"] : [relation.local ?? "id", relation.via];
    open.get(entity.name)?.add(here);
    open.get(relation.target)?.add(there);
  };
  const ask = (type: string, condition: Condition): void => {
    switch (condition.kind) {
      case "inScope":
      case "equals":
      case "present":
        open.get(type)?.add(condition.column);
        return;
      case "exists": {
        const relation = catalogue.relation(type, condition.relation);
        join(catalogue.entity(type), relation);
        ask(relation.target, condition.where);
        return;
      }
      case "not":
        ask(type, condition.of);
        return;
      case "all":
      case "any":
        for (const part of condition.of) ask(type, part);
    }
  };
  for (const { type, fields, rows } of grants) {
    for (const name of fields) {
      const field = catalogue.field(type, name);
      if (field.kind === "column") open.get(type)?.add(field.key);
      else if (field.kind === "toOne" || field.kind === "toMany") join(catalogue.entity(type), field);
    }
    ask(type, rows);
  }
  return open;
}
