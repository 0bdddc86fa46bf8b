// Every computed field of every row and every cell of a cube, as the database makes them for somebody who sees all that is not
// archived, against the loops.
import { getTableName, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import "../../../src/domains/index.ts";
import { type ComputedField, type EntityType, loadCatalogue } from "../../../src/catalogue/index.ts";
import { type DistrictRows, loadDistrictRows, type Value } from "../district-rows.ts";
import { cubes } from "./cubes.ts";
import { computedFields } from "./index.ts";

const catalogue = loadCatalogue();
const dialect = new PgDialect();

const archives = ({ table }: Pick<EntityType, "table">): boolean => "archivedAt" in table;

function expressionOf({ name, inputs, expression }: ComputedField, today: string): string {
  const said: SQL = expression({
    column: ({ column }) => sql.raw(`own."${column.name}"`),
    today: sql.raw(`date '${today}'`),
    // Noon in Shanghai, as the suite's clock has it.
    now: sql.raw(`timestamptz '${today}T04:00:00Z'`),
    rows: (entity, alias) => {
      if (!inputs.some(({ type }) => type === entity.name))
        throw new Error(`${name} reads ${entity.name}, which its inputs do not name`);
      return {
        table: sql.raw(`"${getTableName(entity.table)}" ${alias}`),
        visible: () => sql.raw(archives(entity) ? `${alias}.archived_at is null` : "true"),
        column: ({ column }) => sql.raw(`${alias}."${column.name}"`),
      };
    },
  });
  return `(${dialect.sqlToQuery(said.inlineParams()).sql}) as "${name}"`;
}

interface World {
  readonly rows: DistrictRows;
  readonly today: string;
}

/** Cells compared, and those in which the two differ. */
export interface Recomputed {
  readonly cells: number;
  readonly wrong: readonly string[];
}

export async function recompute(adminUrl: string, today: string): Promise<Recomputed> {
  const world = { rows: await loadDistrictRows(adminUrl), today };
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const parts = [...Object.keys(cubes).map((type) => ofCube(world, type))];
    for (const entity of catalogue.entities.values()) parts.push(await ofFields(admin, world, entity));
    return {
      cells: parts.reduce((sum, { cells }) => sum + cells, 0),
      wrong: parts.flatMap(({ wrong }) => wrong.slice(0, 5)),
    };
  } finally {
    await admin.end();
  }
}

async function ofFields(
  admin: postgres.Sql,
  { rows, today }: World,
  entity: EntityType,
): Promise<Recomputed> {
  const fields = [...entity.fields.values()].filter((field) => field.kind === "computed");
  if (fields.length === 0) return { cells: 0, wrong: [] };
  const wanted = fields.map((field) => expressionOf(field, today)).join(", ");
  const found = await admin.unsafe<{ cell: Record<string, Value> & { id: string } }[]>(
    `select to_jsonb(x) as cell from (select own.id, ${wanted} from "${getTableName(entity.table)}" own
      ${archives(entity) ? "where own.archived_at is null" : ""}) x`,
  );
  const wrong = found.flatMap(({ cell }) => {
    const row = rows.byId(entity.name, cell.id);
    return fields.flatMap(({ name }) => {
      const compute = computedFields[`${entity.name}.${name}`];
      if (row === undefined || compute === undefined) throw new Error(`no loop for ${entity.name}.${name}`);
      const expected = compute({ rows, today, sees: () => true }, row);
      if (expected === cell[name]) return [];
      return [`${today}: ${entity.name}.${name} of ${cell.id} is ${cell[name]}, by the loop ${expected}`];
    });
  });
  return { cells: found.length * fields.length, wrong };
}

const line = (cell: Readonly<Record<string, Value>>): string =>
  JSON.stringify(Object.entries(cell).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Ids tell nothing: cells are told apart by what they are of. */
function ofCube(world: World, type: string): Recomputed {
  const told = world.rows.all(type).map(({ id: _id, ...cell }) => line(cell));
  const expected = (cubes[type]?.(world) ?? []).map(line);
  const wrong = [
    ...expected.filter((cell) => !told.includes(cell)).map((cell) => `${world.today}: ${type} lacks ${cell}`),
    ...told.filter((cell) => !expected.includes(cell)).map((cell) => `${world.today}: ${type} tells ${cell}`),
    ...(told.length === expected.length
      ? []
      : [`${type}: ${told.length} cells, by the loop ${expected.length}`]),
  ];
  return { cells: told.length, wrong };
}
