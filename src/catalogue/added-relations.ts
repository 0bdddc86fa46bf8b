// To-many relations that a type adds to others: the inverses of its relations, and joins from other areas. They are put
// in place once every domain is loaded, so that no domain names another's rows in its own files.
import type {
  AddedRelation,
  Classification,
  DeclaredField,
  DeclaredType,
  ToManyField,
} from "./definitions.ts";

/** The declared types, each with what the others add to it. */
export function addRelations(
  declared: ReadonlyMap<string, DeclaredType>,
  added: readonly AddedRelation[],
): ReadonlyMap<string, DeclaredType> {
  const fields = new Map([...declared].map(([name, entity]) => [name, new Map(entity.fields)]));
  for (const relation of added) {
    const at = `${relation.on}.${relation.name}`;
    const holder = declared.get(relation.on);
    const target = declared.get(relation.target);
    const there = fields.get(relation.on);
    if (holder === undefined || target === undefined || there === undefined) {
      throw new Error(`${at}, which ${relation.target} adds: no type ${relation.on} in the catalogue`);
    }
    if (there.has(relation.name)) throw new Error(`${at} is declared twice, here by ${relation.target}`);
    there.set(relation.name, relationOf(relation, holder, target));
  }
  return new Map(
    [...declared].map(([name, entity]) => [
      name,
      { ...entity, fields: fields.get(name) as ReadonlyMap<string, DeclaredField> },
    ]),
  );
}

function relationOf(
  { on: _, ...said }: AddedRelation,
  holder: DeclaredType,
  target: DeclaredType,
): ToManyField {
  return {
    owner: holder.facts.owner,
    sharing: holder.facts.sharing,
    source: target.facts.source,
    classification: higher(holder.facts.classification, target.facts.classification),
    ...said,
    kind: "toMany",
  };
}

// "L1" to "L4" sort as they rise.
const higher = (one: Classification, other: Classification): Classification => (one > other ? one : other);
