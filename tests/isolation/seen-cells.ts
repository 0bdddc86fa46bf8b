// Which cells an asker sees, in full, masked, or by looking a value up: what the table of expectations says of each
// column, on the rows that its rules hold for. The rules are loops over rows in memory; to SQL they are lists of ids.
import { getTableColumns, getTableName } from "drizzle-orm";
import "../../src/domains/index.ts";
import { type EntityType, loadCatalogue } from "../../src/catalogue/index.ts";
import { isDeclaredCube } from "../../src/database/enforcement/declared-cubes.ts";
import { type Entry, expectations, type RowRule } from "../oracle/expectations/index.ts";
import { declared, type OracleAsker, onDuty } from "../oracle/judge.ts";
import { rowRules, type World } from "../oracle/rules/index.ts";

export interface SeenCells {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL over the table's own name; what it does not hold on is hidden. */
  readonly rows: string;
}

export const idList = (ids: readonly string[]): string => `'{${ids.join(",")}}'::uuid[]`;

const catalogue = loadCatalogue();

/** The columns that a use of the entry's fields tells of; a relation tells of the key it goes by. */
function columnsOf(entity: EntityType, { fields, uses, masked }: Entry): readonly string[] {
  const has = (use: string) => uses.split(" ").includes(use);
  const columns = getTableColumns(entity.table);
  const named = fields.split(" ").flatMap((name): (string | undefined)[] => {
    const field = catalogue.field(entity.name, name);
    switch (field.kind) {
      case "column":
        return [field.column.name];
      case "toOne":
        return [columns[field.via]?.name];
      case "secret":
        return [
          ...(has("read") ? [masked === true ? field.tail?.name : field.cipher.name] : []),
          ...(has("lookup") ? [field.index?.name] : []),
        ];
      default:
        return [];
    }
  });
  // A row that shows has an id.
  return [...(has("read") ? ["id"] : []), ...named.filter((name) => name !== undefined)];
}

const held = new WeakMap<World, Map<string, string>>();

/** As SQL, the rows of a type that a rule holds for; looked for once. */
function rowsOf(world: World, type: string, rule: RowRule, scope: readonly string[]): string {
  // What is archived is there for nobody; of the rows in memory it is left out.
  if (rule === "every row") return "archived_at is null";
  const known = held.get(world) ?? new Map<string, string>();
  held.set(world, known);
  const key = `${type} ${rule} ${scope.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const ids = world.rows.all(type).filter((row) => rowRules[rule](world, scope, row));
  // Also where there are none now: a column that may be read is no denied column because its table has no row to show.
  const rows = `id = any (${idList(ids.map(({ id }) => id))})`;
  known.set(key, rows);
  return rows;
}

export function seenCells(world: World, { role, purpose, groups }: OracleAsker): readonly SeenCells[] {
  return expectations[role].flatMap((entry): SeenCells[] => {
    const entity = catalogue.entity(entry.type);
    // A cube has no cells of its own to change: it follows from the rows behind it.
    if (isDeclaredCube(entity) || !declared(entry, purpose)) return [];
    const columns = columnsOf(entity, entry);
    return groups
      .filter((group) => onDuty(entry, group))
      .map(({ scopeIds }) => ({
        table: getTableName(entity.table),
        columns,
        rows: rowsOf(world, entry.type, entry.rows, scopeIds),
      }));
  });
}
