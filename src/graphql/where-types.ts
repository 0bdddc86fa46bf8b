// `<Type>Where`: one filter per field that can be filtered, `some/every/none` for lists, `and/or/not`.
import type { Catalogue, EntityType, Field } from "../catalogue/index.ts";
import {
  holdsOverTime,
  identifierForms,
  periodFields,
  relationWhereName,
  scalarType,
  whereName,
} from "../catalogue/index.ts";
import { filterType } from "./filter-types.ts";
import { addField, generateInput } from "./generated-class.ts";
import { type Rights, right } from "./rights.ts";

type Constructor = new () => object;

export function generateWhereTypes(catalogue: Catalogue, rights: Rights): ReadonlyMap<string, Constructor> {
  const wheres = new Map<string, Constructor>();
  const lists = new Map<string, Constructor>();
  for (const { name, facts } of catalogue.entities.values()) {
    wheres.set(name, generateInput(whereName(name), `${facts.term}条件. Every condition given must hold.`));
    const list = generateInput(relationWhereName(name), `${facts.term}列表条件. Conditions on related rows.`);
    lists.set(name, list);
    const where = () => wheres.get(name);
    addField(list, "some", where, "存在. At least one related row fits.");
    addField(list, "every", where, "全部. No related row is known not to fit.");
    addField(list, "none", where, "不存在. No related row fits.");
  }
  for (const entity of catalogue.entities.values()) fillWhere(entity, wheres, lists, rights);
  return wheres;
}

/** What of an identifier counts, and what is refused. */
export const formOf = (field: Field): string =>
  (field.kind === "column" || field.kind === "secret") && field.form !== undefined
    ? ` Spaces, hyphens and invisible signs do not count (号码中的空格、连字符和不可见字符不计). \`BAD_USER_INPUT\` unless it is one: ${identifierForms[field.form].rule}.`
    : "";

function fillWhere(
  entity: EntityType,
  wheres: ReadonlyMap<string, Constructor>,
  lists: ReadonlyMap<string, Constructor>,
  rights: Rights,
): void {
  const where = wheres.get(entity.name);
  if (where === undefined) throw new Error(`no filter for ${entity.name}`);
  const self = () => where;
  addField(where, "and", () => [self()], "并且. All of these hold; an empty list always holds.");
  addField(where, "or", () => [self()], "或者. Any of these holds; an empty list never holds.");
  addField(where, "not", self, "否定. Does not hold. A hidden value fits neither a test nor its negation.");
  if (holdsOverTime(entity)) {
    addField(where, "asOf", () => scalarType("date"), "某日有效. In force on this day.");
    rights.set(`${whereName(entity.name)}.asOf`, right(entity.name, periodFields(entity), "filter"));
  }
  for (const field of entity.fields.values()) {
    if (field.kind === "secret" && field.index === undefined) continue;
    const type =
      field.kind === "toOne"
        ? () => wheres.get(field.target)
        : field.kind === "toMany"
          ? () => lists.get(field.target)
          : () => filterType(field);
    if (field.kind !== "toOne" && field.kind !== "toMany") filterType(field);
    addField(where, field.name, type, `${field.term}. ${field.description}${formOf(field)}`);
    const use = field.kind === "secret" ? "lookup" : "filter";
    rights.set(`${whereName(entity.name)}.${field.name}`, right(entity.name, field.name, use));
  }
}
