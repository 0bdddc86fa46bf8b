// Fields that many types share, declared once: a type names them in `shares`, and what it declares itself goes before.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Facts, Inverse } from "./definitions.ts";
import { Column, type Shared, ToOne } from "./entity.decorators.ts";

/** The column of this key, in whichever table. */
export const sharedColumn =
  (key: string, facts: Facts) =>
  (table: PgTable): PropertyDecorator => {
    const column = getTableColumns(table)[key];
    if (column === undefined) throw new Error(`${getTableName(table)} has no column ${key} to share`);
    return Column(column, facts);
  };

/** What a type says of a shared relation in other words than all, and the way back. */
export type SharedRelation = Partial<Facts> & { readonly inverse?: Inverse };

/** A key and the relation along it: `<name>Id`, whose term is the relation's with 标识, and `<name>`. */
export const sharedRelation =
  (target: string, name: string, facts: Facts) =>
  ({ inverse, ...own }: SharedRelation = {}): Shared => {
    const said = { ...facts, ...own };
    return {
      [`${name}Id`]: sharedColumn(`${name}Id`, { ...said, term: `${said.term}标识` }),
      [name]: () => ToOne(target, `${name}Id`, { ...said, ...(inverse && { inverse }) }),
    };
  };
