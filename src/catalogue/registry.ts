// The registry of every type and coordinate. Filled while the domains load, then verified and frozen.
import { addRelations } from "./added-relations.ts";
import { type Command, collectCommands, listName } from "./commands.ts";
import { recordInputs } from "./computed/record-inputs.ts";
import type { AddedRelation, DeclaredType, EntityType, Field, RelationField } from "./definitions.ts";
import { collectRules } from "./derive-rules.ts";
import { collectOfPersons, type OfPersons } from "./of-persons.ts";
import { addOrderings } from "./orderings.ts";
import type { Rule } from "./rules.ts";

const entities = new Map<string, DeclaredType>();
const added: AddedRelation[] = [];
let loaded: Catalogue | null = null;

export function registerEntity(entity: DeclaredType, adds: readonly AddedRelation[]): void {
  if (entities.has(entity.name)) throw new Error(`type ${entity.name} is defined twice`);
  for (const other of entities.values()) {
    if (other.plural === entity.plural) throw new Error(`root field ${entity.plural} is defined twice`);
  }
  entities.set(entity.name, entity);
  added.push(...adds);
  loaded = null;
}

/** The class type-graphql knows an entity by: relations name their target, so that domains need no import cycles. */
export function entityClass(name: string): new () => object {
  const entity = entities.get(name);
  if (entity === undefined) throw new Error(`no type ${name} in the catalogue`);
  return entity.target;
}

/** A read-only view of the registry, handed to everything that plans or compiles. */
export class Catalogue {
  readonly entities: ReadonlyMap<string, EntityType>;
  private collected: ReadonlyMap<string, Rule> | null = null;
  private persons: ReadonlyMap<string, OfPersons> | null = null;
  private commanded: ReadonlyMap<string, Command> | null = null;

  constructor(all: ReadonlyMap<string, EntityType>) {
    this.entities = all;
  }

  /** Every name by which the database refuses, with what it means. Made when first asked for. */
  get rules(): ReadonlyMap<string, Rule> {
    this.collected ??= collectRules([...this.entities.values()]);
    return this.collected;
  }

  /** Whose rows are, by type. Made when first asked for. */
  get ofPersons(): ReadonlyMap<string, OfPersons> {
    this.persons ??= collectOfPersons(this.entities);
    return this.persons;
  }

  /** What departments do with records, by name. Made when first asked for. */
  get commands(): ReadonlyMap<string, Command> {
    this.commanded ??= collectCommands(this.entities);
    return this.commanded;
  }

  command(name: string): Command {
    const command = this.commands.get(name);
    if (command === undefined) throw new Error(`no command ${name} in the catalogue`);
    return command;
  }

  /** The command that a mutation gives, and whether on a list. */
  mutation(name: string): { readonly command: Command; readonly many: boolean } {
    const listed = name.endsWith(listName(""))
      ? this.commands.get(name.slice(0, -listName("").length))
      : undefined;
    if (listed?.list === true) return { command: listed, many: true };
    return { command: this.command(name), many: false };
  }

  entity(name: string): EntityType {
    const entity = this.entities.get(name);
    if (entity === undefined) throw new Error(`no type ${name} in the catalogue`);
    return entity;
  }

  field(type: string, name: string): Field {
    const field = this.entity(type).fields.get(name);
    if (field === undefined) throw new Error(`no coordinate ${type}.${name} in the catalogue`);
    return field;
  }

  relation(type: string, name: string): RelationField {
    const field = this.field(type, name);
    if (field.kind !== "toOne" && field.kind !== "toMany") throw new Error(`${type}.${name} is no relation`);
    return field;
  }
}

/** Asked for once all domains are loaded: only then does every type have what others add to it and read of it. */
export function loadCatalogue(): Catalogue {
  loaded ??= new Catalogue(addOrderings(recordInputs(addRelations(entities, added))));
  return loaded;
}
