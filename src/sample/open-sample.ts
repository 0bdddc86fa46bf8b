// Everything that one load writes to: the copies of every table that the sample fills, and the areas that fill them.
// Never lists a table that the sample does not fill.
import { openAreas } from "./areas.ts";
import { childTables } from "./children/tables.ts";
import { peopleTables } from "./people/tables.ts";
import { divisionTables } from "./reference/tables.ts";
import { headcountTables, schoolTables } from "./schools/tables.ts";
import { type Flushed, openCopies } from "./writing/table-copy.ts";

const coreTables = { ...divisionTables, ...schoolTables, ...childTables, ...headcountTables };

export function openSample() {
  const core = openCopies(coreTables);
  const areas = openAreas();
  const people = openCopies(peopleTables);
  /** Parents before children. */
  const copies: readonly Flushed[] = [
    ...Object.values<Flushed>(core),
    ...areas.flatMap((area) => area.copies),
    ...Object.values<Flushed>(people),
  ];
  // Two areas may write to one table, such as batches of teachers' subsidy and of pupils' aid.
  return { core, areas, people, copies, names: [...new Set(copies.map(({ table }) => table))] };
}

export type OpenSample = ReturnType<typeof openSample>;
