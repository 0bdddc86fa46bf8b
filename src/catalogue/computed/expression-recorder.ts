// The context an expression runs in: its only way to a column is the name of a field, and every name it says is noted.
import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import { printCoordinate } from "../../core/coordinate.ts";
import type { ColumnField, DeclaredType, ExpressionContext, ExpressionRows } from "../definitions.ts";
import { aliasProblems, type DatabaseNames } from "./check-expression.ts";
import { type Mark, stand } from "./expression-text.ts";

/** What is known of the whole catalogue while its expressions are run. */
export interface Declared {
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly names: DatabaseNames;
}

export const databaseNames = (types: Declared["types"]): DatabaseNames =>
  new Set(
    [...types.values()].flatMap(({ table }) => [
      getTableName(table),
      ...Object.values(getTableColumns(table)).map(({ name }) => name),
    ]),
  );

export class Recorder implements ExpressionContext {
  /** What was handed out, to be known again in the SQL. */
  readonly given = new Map<unknown, Mark>();
  /** Alias → type of its rows. */
  readonly aliases = new Map<string, DeclaredType>();
  /** Coordinates read of the row itself, and of other rows. */
  readonly own = new Set<string>();
  readonly across = new Set<string>();
  readonly today = this.#give({ kind: "today", alias: null });
  readonly now = this.#give({ kind: "now", alias: null });
  readonly names: DatabaseNames;
  readonly #types: Declared["types"];
  readonly #entity: DeclaredType;

  constructor({ types, names }: Declared, entity: DeclaredType) {
    this.#types = types;
    this.names = names;
    this.#entity = entity;
  }

  readonly column = (name: string): SQL => {
    const field = this.#read(this.#entity, name, this.own);
    return this.#give({ kind: "own", alias: null, field });
  };

  readonly rows = (name: string, alias: string): ExpressionRows => {
    const type = this.#types.get(name);
    if (type === undefined) throw new Error(`reads rows of ${name}, which is no type`);
    // The compiler's own aliases hold a digit.
    if (!/^[a-z]{2,}$/.test(alias)) throw new Error(`calls rows ${alias}: an alias is two or more letters`);
    const [problem] = aliasProblems(alias, this.names, [...this.aliases.keys()]);
    if (problem !== undefined) throw new Error(problem);
    this.aliases.set(alias, type);
    // A row that is counted or searched for tells that it is there, as its id does.
    this.#read(type, "id", this.across);
    return Object.assign(this.#give({ kind: "table", alias }), {
      visible: this.#give({ kind: "visible", alias }),
      column: (field: string) =>
        this.#give({ kind: "column", alias, field: this.#read(type, field, this.across) }),
    });
  };

  #read(type: DeclaredType, name: string, into: Set<string>): ColumnField {
    const at = printCoordinate({ type: type.name, field: name });
    const field = type.fields.get(name);
    if (field === undefined) throw new Error(`reads ${at}, which is no coordinate`);
    if (field.kind !== "column") throw new Error(`reads ${at}, which is no stored column`);
    into.add(at);
    return field;
  }

  #give(mark: Mark): SQL {
    const chunk = sql.raw(stand);
    this.given.set(chunk, mark);
    return chunk;
  }
}
