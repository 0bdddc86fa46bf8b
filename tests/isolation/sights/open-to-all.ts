// What a role reads on every row whatever its duties and purposes, from the hand-written expectations: a field that is
// open without conditions is said once.
import { getTableName } from "drizzle-orm";
import "../../../src/domains/index.ts";
import { loadCatalogue } from "../../../src/catalogue/index.ts";
import { isDeclaredCube } from "../../../src/database/enforcement/declared-cubes.ts";
import { expectations, type RoleName } from "../../oracle/expectations/index.ts";
import type { PartSights, Sight } from "./sight.ts";

const catalogue = loadCatalogue();

export const openToAll: PartSights = ({ role }) =>
  (expectations[role as RoleName] ?? []).flatMap((entry): Sight[] => {
    const { type, fields, uses, rows, duties, masked, purposes, reach } = entry;
    const bare =
      duties === undefined && masked === undefined && purposes === undefined && reach === undefined;
    if (!bare || rows !== "every row" || !uses.split(" ").includes("read")) return [];
    const { table } = catalogue.entity(type);
    // A cube has no cells of its own to change: it follows from the rows behind it.
    if (isDeclaredCube(catalogue.entity(type))) return [];
    const columns = fields.split(" ").flatMap((name) => {
      const field = catalogue.field(type, name);
      return field.kind === "column" ? [field.column.name] : [];
    });
    return [{ table: getTableName(table), rows: "true", columns }];
  });
