// Cubes of staff, rotation and subsidies by loops over rows: see cubes.ts.
import { figure, shown, sum } from "../../isolation/cube-model.ts";
import type { DistrictRows, Row, Value } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import {
  type Cell,
  type Cube,
  columns,
  distinct,
  type Ground,
  groups,
  number,
  opening,
  permille,
  text,
  withClosed,
} from "./cube-ground.ts";

export const staff: Cube = ({ rows, today }) => {
  const inForce = rows
    .all("PersonnelRelation")
    .filter((one) => lasts(one, today))
    .flatMap((relation) => {
      const teacher = rows.byId("Teacher", relation.teacherId);
      return teacher === undefined ? [] : [{ ...teacher, ...columns(relation, "schoolId", "townshipId") }];
    });
  const away = ({ id }: Row) =>
    rows
      .of("TeachingPlacement", "teacherId", id)
      .some((one) => one.kind === "secondment" && lasts(one, today));
  const by = ["schoolId", "townshipId", "category", "staffKind"] as const;
  return groups(inForce, ...by).map((those) => ({
    ...columns(those[0] as Row, ...by),
    staff: those.length,
    seconded: those.filter(away).length,
  }));
};

const backbone = ["school", "county", "city", "national"];

/** Judged a strong school that year, whose teachers go to the country as the town's do. */
const strong = (rows: DistrictRows, school: Value, year: number): boolean =>
  rows
    .of("SchoolCondition", "schoolId", school)
    .some(({ schoolYear, strongSchool }) => schoolYear === year && strongSchool === true);

/** Who moved in a year: by school of the relation, whether from town to country, whether of the backbone. */
function movedIn({ rows }: Ground, year: number, rule: Row, rural: readonly string[]) {
  const moved = new Map<string, { schoolId: string; planned: boolean; backbone: boolean }>();
  for (const placement of rows.of("TeachingPlacement", "kind", "rotation")) {
    const { teacherId = null, validFrom, validTo } = placement;
    if (String(validFrom) >= opening(year + 1) || (validTo !== null && String(validTo) <= opening(year)))
      continue;
    const day = String(validFrom) > opening(year) ? String(validFrom) : opening(year);
    const teacher = rows.byId("Teacher", teacherId);
    const onDay = ({ validFrom: from, validTo: to }: Row): boolean =>
      (from === null || String(from) <= day) && (to === null || String(to) > day);
    const localeOf = (school: Value | undefined) =>
      rows
        .of("SchoolState", "schoolId", school ?? null)
        .filter(({ revisedOn }) => revisedOn === null)
        .find((state) => onDay(state))?.locale;
    for (const relation of rows.of("PersonnelRelation", "teacherId", teacherId)) {
      if (relation.schoolId === null || relation.schoolId === placement.schoolId || !lasts(relation, day))
        continue;
      const [home, host] = [localeOf(relation.schoolId), localeOf(placement.schoolId)];
      if (teacher === undefined || home === undefined || host === undefined) continue;
      const key = `${relation.schoolId} ${teacherId}`;
      const sends = !rural.includes(String(home)) || strong(rows, relation.schoolId ?? null, year);
      const planned = sends && rural.includes(String(host));
      moved.set(key, {
        schoolId: String(relation.schoolId),
        planned: planned || moved.get(key)?.planned === true,
        backbone:
          rows
            .of("BackbonePeriod", "teacherId", teacherId)
            .filter((period) => onDay(period))
            .some(
              ({ level }) =>
                backbone.indexOf(String(level)) >= backbone.indexOf(String(rule.rotationBackboneFrom)),
            ) || moved.get(key)?.backbone === true,
      });
    }
  }
  return [...moved.values()];
}

interface OfSchool {
  readonly schoolId: string;
  readonly townshipId: string | null;
  readonly eligible: number;
  readonly rotated: number;
  readonly further: number;
}

function rotationCell(level: string, at: Cell, of: readonly OfSchool[]): Cell {
  const [eligible, rotated, rotatedBackbone] = [
    sum(of.map((one) => one.eligible)),
    sum(of.map((one) => one.rotated)),
    sum(of.map((one) => one.further)),
  ];
  const shares = {
    rotatedPermille: permille(rotated, eligible),
    backbonePermille: permille(rotatedBackbone, rotated),
  };
  return { level, ...at, eligible, rotated, rotatedBackbone, ...shares };
}

function rotationOf(ground: Ground, schoolYear: number): readonly Cell[] {
  const { rows } = ground;
  const first = opening(schoolYear);
  const rule = rows.all("StaffRule").find((one) => lasts(one, first));
  if (rule === undefined) return [];
  const parameter = rows
    .of("Parameter", "key", "rural.rotation.locales")
    .find((one) => one.townshipId === null && lasts(one, first));
  const rural = String(parameter?.textValue).split(",");
  const eligible = rows
    .of("RotationEligibility", "schoolYear", schoolYear)
    .filter((one) => one.eligible === true)
    .flatMap(({ teacherId = null }) => rows.of("PersonnelRelation", "teacherId", teacherId))
    .filter((relation) => relation.schoolId !== null && lasts(relation, first));
  const moved = movedIn(ground, schoolYear, rule, rural);
  return ["plan", "national"].flatMap((way) => {
    const those = moved.filter(({ planned }) => way === "national" || planned);
    const schools = rows.all("School").flatMap((school): OfSchool[] => {
      if (
        way === "plan" &&
        rule.rotationPlanOf !== "all" &&
        rural.includes(String(school.locale)) &&
        !strong(rows, school.id, schoolYear)
      )
        return [];
      const own = those.filter(({ schoolId }) => schoolId === school.id);
      const could = eligible.filter(({ schoolId }) => schoolId === school.id).length;
      if (own.length === 0 && could === 0) return [];
      const further = own.filter((one) => one.backbone).length;
      const townshipId = text(school.townshipId);
      return [{ schoolId: school.id, townshipId, eligible: could, rotated: own.length, further }];
    });
    if (schools.length === 0) return [];
    const at = { way, schoolYear, schoolId: null };
    return [
      rotationCell("district", { ...at, townshipId: null }, schools),
      ...[...Map.groupBy(schools, ({ townshipId }) => townshipId)].map(([townshipId, of]) =>
        rotationCell("township", { ...at, townshipId }, of),
      ),
      ...schools.map((one) =>
        rotationCell("school", { ...at, schoolId: one.schoolId, townshipId: one.townshipId }, [one]),
      ),
    ];
  });
}

export const rotation: Cube = (ground) => {
  const years = distinct(ground.rows.all("RotationEligibility").map((row) => number(row.schoolYear)));
  const live = years.flatMap((year) => rotationOf(ground, year));
  const measures = { eligible: "rotation-eligible", rotated: "rotation-rotated" };
  return withClosed(ground, { ...measures, rotatedBackbone: "rotation-backbone" }, live, (kept, figures) => ({
    ...kept,
    ...{ way: figures.part ?? null, schoolId: figures.schoolId ?? null },
    rotatedPermille: permille(number(kept.rotated), number(kept.eligible)),
    backbonePermille: permille(number(kept.rotatedBackbone), number(kept.rotated)),
  }));
};

export const subsidies: Cube = ({ rows }) => {
  const dues = rows.all("RuralSubsidyDue").filter(({ tierId }) => tierId !== null);
  const months = distinct(dues.map(({ month }) => String(month)));
  const tiers = distinct([...dues, ...rows.all("SchoolTier")].map(({ tierId }) => String(tierId)));
  return months.flatMap((month) =>
    tiers.flatMap((tierId) => {
      const own = dues.filter((due) => due.month === month && due.tierId === tierId);
      const given = rows.of("SchoolTier", "tierId", tierId).filter((one) => lasts(one, month));
      const full = Math.max(
        ...rows
          .of("SubsidyStandard", "tierId", tierId)
          .filter((one) => lasts(one, month))
          .map((one) => number(one.amountFen)),
      );
      const paidTo = (teacherId: Value | undefined) =>
        rows
          .of("RuralSubsidyPayment", "teacherId", teacherId ?? null)
          .filter((line) => line.month === month && line.sentOn !== null)
          .map((line) => number(line.amountFen));
      const money = (fen: number) => (full > 0 ? figure(Math.floor(fen / full)) * full : null);
      const townships = distinct([...given, ...own].map((row) => String(row.townshipId)));
      const cells = townships.map((townshipId) => {
        const lines = own.filter((due) => due.townshipId === townshipId);
        const teachers = figure(lines.length);
        const due = money(sum(lines.map(({ dueFen }) => number(dueFen))));
        const paid = money(sum(lines.flatMap(({ teacherId }) => paidTo(teacherId))));
        const hidden = teachers < 5;
        const figures = { dueFen: hidden ? null : due, paidFen: hidden ? null : paid };
        return {
          told: teachers,
          level: "township",
          month,
          tierId,
          townshipId,
          teachers: shown(teachers),
          ...figures,
          suppressed: hidden,
        };
      });
      if (cells.length === 0) return [];
      const all = sum(cells.map(({ told }) => told));
      const total = (name: "dueFen" | "paidFen") => {
        const parts = cells.flatMap((cell) => cell[name] ?? []);
        return all < 5 || parts.length === 0 ? null : sum(parts);
      };
      const district = { level: "district", month, tierId, townshipId: null, teachers: shown(all) };
      return [
        ...cells.map(({ told: _told, ...cell }) => cell),
        { ...district, dueFen: total("dueFen"), paidFen: total("paidFen"), suppressed: all < 5 },
      ];
    }),
  );
};
