// 回避: in office nobody sees what is of themselves, of a child they are or were the guardian of, or of whom they are recused
// from. Row by row, by what names a person; of a report's own rows, by the report.
import type { Row } from "../district-rows.ts";
import type { World } from "./links.ts";

const names = ["childId", "guardianId", "carerId", "teacherId", "counsellorTeacherId"] as const;
const persons = ["Child", "Guardian", "Teacher"];
const ofReport = ["ReportRecipient", "EmergencyResponse", "ReportAssessment"];

/** What is left of the district without the rows of guardians, teachers and children, and of the guardians' children. */
export function withoutTied(world: World, ids: readonly string[]): World {
  const tied = new Set(ids);
  for (const bond of world.rows.all("Guardianship"))
    if (ids.includes(String(bond.guardianId))) tied.add(String(bond.childId));
  const isOthers = (type: string) => (row: Row) => !isOfTied(world, tied, type, row);
  return {
    ...world,
    rows: {
      all: (type) => world.rows.all(type).filter(isOthers(type)),
      of: (type, column, value) => world.rows.of(type, column, value).filter(isOthers(type)),
      byId: (type, id) => [world.rows.byId(type, id)].find((row) => row && isOthers(type)(row)),
    },
  };
}

function isOfTied(world: World, tied: ReadonlySet<string>, type: string, row: Row): boolean {
  if (persons.includes(type) && tied.has(row.id)) return true;
  if (names.some((name) => tied.has(String(row[name] ?? "")))) return true;
  if (!ofReport.includes(type)) return false;
  const report = world.rows.byId("MandatoryReport", row.reportId);
  return report !== undefined && isOfTied(world, tied, "MandatoryReport", report);
}
