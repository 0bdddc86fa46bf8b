// Cubes of pupils, large classes and places by loops over rows: see cubes.ts.
import { figure, shown, sum } from "../../isolation/cube-model.ts";
import type { Row } from "../district-rows.ts";
import { type Cube, distinct, type Ground, groups, number, stages, withClosed } from "./cube-ground.ts";

interface SchoolPart {
  readonly schoolYear: number;
  readonly stage: string;
  readonly townshipId: string;
  readonly schoolId: string;
  readonly students: number;
}

/** Pupils of each school and stage of a year, by the latest certified count of each grade. */
function pupilsOfSchools({ rows }: Ground): readonly SchoolPart[] {
  const counts = rows.all("SchoolHeadcount").filter(({ certifiedOn }) => certifiedOn !== null);
  const latest = groups(counts, "schoolId", "schoolYear", "grade").map((same) =>
    same.reduce((one, other) => (String(other.asOf) > String(one.asOf) ? other : one)),
  );
  return groups(latest, "schoolYear", "stage", "townshipId", "schoolId").flatMap((grades) => {
    const [one] = grades;
    if (one === undefined) return [];
    const [stage, townshipId, schoolId] = [String(one.stage), String(one.townshipId), String(one.schoolId)];
    const students = figure(sum(grades.map((grade) => number(grade.students))));
    return [{ schoolYear: number(one.schoolYear), stage, townshipId, schoolId, students }];
  });
}

export const enrolment: Cube = (ground) => {
  const parts = pupilsOfSchools(ground);
  const live = distinct(parts.map(({ schoolYear }) => schoolYear)).flatMap((schoolYear) =>
    stages.flatMap((stage) => {
      // Of townships that are there: the total is a sum of what they tell.
      const own = parts.filter(
        (part) =>
          part.schoolYear === schoolYear &&
          part.stage === stage &&
          ground.rows.byId("Township", part.townshipId) !== undefined,
      );
      const cell = (level: string, townshipId: string | null, of: typeof own) => {
        const students = sum(of.map((part) => part.students));
        const hidden = students >= 1 && students <= 4;
        const schools = distinct(of.map((part) => part.schoolId)).length;
        return {
          level,
          schoolYear,
          stage,
          townshipId,
          schools,
          students: hidden ? null : students,
          suppressed: hidden,
        };
      };
      return [
        cell("district", null, own),
        ...ground.rows.all("Township").map(({ id }) =>
          cell(
            "township",
            id,
            own.filter(({ townshipId }) => townshipId === id),
          ),
        ),
      ];
    }),
  );
  return withClosed(ground, { schools: "pupils-schools", students: "pupils" }, live, (kept, { part }) => ({
    ...kept,
    stage: part ?? null,
    suppressed: kept.students === null,
  }));
};

export const largeClasses: Cube = (ground) => {
  const { rows } = ground;
  const parts = pupilsOfSchools(ground);
  const classes = rows.all("SchoolClass").map((row) => {
    const cases = rows.of("LargeClassCase", "classId", row.id);
    const from = (size: number) =>
      cases.some((one) => one.clearedOn === null && number(one.latestSize) >= size);
    const stage = number(row.grade) <= 6 ? "primary" : "junior";
    return { row, stage, found: cases.length > 0, large: from(56), veryLarge: from(66) };
  });
  const live = distinct(classes.map(({ row }) => number(row.schoolYear))).flatMap((schoolYear) =>
    stages.flatMap((stage) => {
      const cells = rows.all("Township").map(({ id }) => {
        const own = classes.filter(
          (one) => one.row.schoolYear === schoolYear && one.stage === stage && one.row.townshipId === id,
        );
        const there = parts.filter(
          (p) => p.schoolYear === schoolYear && p.stage === stage && p.townshipId === id,
        );
        const suppressed =
          sum(there.map(({ students }) => students)) < 20 && (own.length > 0 || there.length > 0);
        const count = (which: (one: (typeof own)[number]) => boolean) =>
          suppressed ? null : own.filter(which).length;
        return {
          ...{ level: "township", schoolYear, stage, townshipId: id, suppressed },
          ...{ classes: count(() => true), found: count((c) => c.found) },
          ...{ large: count((c) => c.large), veryLarge: count((c) => c.veryLarge) },
        };
      });
      const total = (name: "classes" | "found" | "large" | "veryLarge") =>
        sum(cells.map((c) => c[name] ?? 0));
      const all = { classes: total("classes"), found: total("found"), large: total("large") };
      const district = { level: "district", schoolYear, stage, townshipId: null, suppressed: false };
      return [...cells, { ...district, ...all, veryLarge: total("veryLarge") }];
    }),
  );
  const measures = { classes: "classes", found: "classes-found", large: "classes-large" };
  return withClosed(ground, { ...measures, veryLarge: "classes-very-large" }, live, (kept, { part }) => ({
    ...kept,
    stage: part ?? null,
    suppressed: kept.classes === null,
  }));
};

export const schoolAge: Cube = ({ rows }) =>
  groups(rows.all("SchoolAgeCount"), "schoolYear", "stage").flatMap((counts) => {
    const { schoolYear = null, stage = null } = counts[0] as Row;
    const asOf =
      counts
        .map((one) => String(one.asOf))
        .sort()
        .at(-1) ?? null;
    const cells = rows.all("Township").map(({ id }) => {
      const plans = rows
        .of("EnrolmentPlan", "townshipId", id)
        .filter((plan) => plan.schoolYear === schoolYear && plan.stage === stage);
      const children = figure(number(counts.find(({ townshipId }) => townshipId === id)?.children));
      return {
        townshipId: id as string | null,
        places: sum(plans.map(({ planned }) => number(planned))),
        children,
      };
    });
    const total = (name: "places" | "children") => sum(cells.map((cell) => cell[name]));
    const all = { townshipId: null, places: total("places"), children: total("children") };
    return [...cells, all].map(({ townshipId, places, children }) => {
      const level = townshipId === null ? "district" : "township";
      return {
        level,
        schoolYear,
        stage,
        townshipId,
        places,
        children: shown(children),
        suppressed: children < 5,
        asOf,
      };
    });
  });
