// Every cube's cells by loops over rows, from what its description says: parts of persons as the figure of their step of five,
// nothing below five, totals of what is shown; a closed school year as it was kept.
import { figure, shown, sum } from "../../isolation/cube-model.ts";
import type { DistrictRows, Row, Value } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";

export type Cell = Readonly<Record<string, Value>>;
interface Ground {
  readonly rows: DistrictRows;
  readonly today: string;
}
type Cube = (ground: Ground) => readonly Cell[];

const opening = (year: number): string => `${year}-09-01`;
const stages = ["primary", "junior"] as const;
const number = (value: Value | undefined): number => Number(value ?? 0);
const text = (value: Value | undefined): string | null => (value == null ? null : String(value));
const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const columns = (row: Row, ...names: readonly string[]): Cell =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
/** Groups by what a row has of these columns. */
const groups = (all: readonly Row[], ...names: readonly string[]): readonly (readonly Row[])[] => [
  ...Map.groupBy(all, (row) => JSON.stringify(columns(row, ...names))).values(),
];
const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 1000) / whole);

/** Cells of years that are open, and those of closed ones from the figures that were kept of them. */
function withClosed(
  { rows }: Ground,
  measures: Readonly<Record<string, string>>,
  live: readonly Cell[],
  finish: (kept: Cell, figures: Row) => Cell,
): readonly Cell[] {
  const kept = rows.all("ClosedFigure").filter(({ latest }) => latest === true);
  const closed = new Set(rows.all("ClosedFigure").map(({ periodFrom }) => String(periodFrom)));
  const cells = groups(
    kept.filter(({ measure }) => Object.values(measures).includes(String(measure))),
    "rowId",
    "periodFrom",
  ).map((figures) => {
    const [one] = figures as [Row];
    const level = one.schoolId !== null ? "school" : one.townshipId !== null ? "township" : "district";
    const told = Object.entries(measures).map(
      ([name, measure]) => [name, figures.find((f) => f.measure === measure)?.value ?? null] as const,
    );
    const schoolYear = Number(String(one.periodFrom).slice(0, 4));
    return finish(
      { level, schoolYear, townshipId: one.townshipId ?? null, ...Object.fromEntries(told) },
      one,
    );
  });
  return [...live.filter(({ schoolYear }) => !closed.has(opening(number(schoolYear)))), ...cells];
}

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

const enrolment: Cube = (ground) => {
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

const largeClasses: Cube = (ground) => {
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

const staff: Cube = ({ rows, today }) => {
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

const backbone = ["none", "school", "county", "city", "national"];

/** Who moved in a year: by school of the relation, whether from town to country, whether of the backbone. */
function movedIn({ rows }: Ground, year: number, rule: Row, rural: readonly string[]) {
  const moved = new Map<string, { schoolId: string; planned: boolean; backbone: boolean }>();
  for (const placement of rows.of("TeachingPlacement", "kind", "rotation")) {
    const { teacherId = null, validFrom, validTo } = placement;
    if (String(validFrom) >= opening(year + 1) || (validTo !== null && String(validTo) <= opening(year)))
      continue;
    const day = String(validFrom) > opening(year) ? String(validFrom) : opening(year);
    const teacher = rows.byId("Teacher", teacherId);
    const localeOf = (school: Value | undefined) =>
      rows
        .of("SchoolState", "schoolId", school ?? null)
        .filter(({ revisedOn }) => revisedOn === null)
        .find(
          (state) =>
            (state.validFrom === null || String(state.validFrom) <= day) &&
            (state.validTo === null || String(state.validTo) > day),
        )?.locale;
    for (const relation of rows.of("PersonnelRelation", "teacherId", teacherId)) {
      if (relation.schoolId === null || relation.schoolId === placement.schoolId || !lasts(relation, day))
        continue;
      const [home, host] = [localeOf(relation.schoolId), localeOf(placement.schoolId)];
      if (teacher === undefined || home === undefined || host === undefined) continue;
      const key = `${relation.schoolId} ${teacherId}`;
      const planned = !rural.includes(String(home)) && rural.includes(String(host));
      moved.set(key, {
        schoolId: String(relation.schoolId),
        planned: planned || moved.get(key)?.planned === true,
        backbone:
          backbone.indexOf(String(teacher.backbone)) >= backbone.indexOf(String(rule.rotationBackboneFrom)),
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
      if (way === "plan" && rule.rotationPlanOf !== "all" && rural.includes(String(school.locale))) return [];
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

const rotation: Cube = (ground) => {
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

const subsidies: Cube = ({ rows }) => {
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

const welfare: Cube = ({ rows, today }) => {
  const livesIn = ({ childId = null }: Row) =>
    rows.of("ChildLocation", "childId", childId).find((one) => one.kind === "residence" && lasts(one, today))
      ?.townshipId;
  const left = rows.all("LeftBehindRecord").filter((record) => lasts(record, today));
  const late = ({ dueOn }: Row) => dueOn !== null && String(dueOn) < today;
  const measures = {
    "left-behind-checked": left.filter((record) => !late(record)),
    "left-behind-unchecked": left.filter(late),
    difficulty: rows.of("DifficultyRecord", "status", "confirmed").filter((record) => lasts(record, today)),
  };
  return Object.entries(measures).flatMap(([measure, records]) => {
    const cells = rows.all("Township").map(({ id }) => {
      const own = records.filter((record) => livesIn(record) === id).map(({ childId }) => childId);
      return { townshipId: id, told: figure(distinct(own).length) };
    });
    const all = { townshipId: null, told: sum(cells.map(({ told }) => told)) };
    return [...cells, all].map(({ townshipId, told }) => {
      const level = townshipId === null ? "district" : "township";
      return { level, measure, townshipId, children: shown(told), suppressed: told < 5 };
    });
  });
};

const schoolAge: Cube = ({ rows }) =>
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

/** Pupils of a school by one of a list of words: every word has a cell. */
const byWord = (
  all: readonly Row[],
  {
    frame,
    word,
    words,
  }: {
    readonly frame: Readonly<Record<string, string>>;
    readonly word: string;
    readonly words: readonly string[];
  },
  finish: (told: number, total: number | null) => Cell,
): readonly Cell[] =>
  groups(all, ...Object.values(frame)).flatMap((those) => {
    const told = words.map((one) => figure(those.filter((row) => row[word] === one).length));
    const total = Math.max(...told) >= 5 ? sum(told) : null;
    const at = Object.fromEntries(
      Object.entries(frame).map(([name, column]) => [name, those[0]?.[column] ?? null]),
    );
    return words.map((one, index) => {
      const pupils = told[index] ?? 0;
      return {
        ...at,
        [word === "status" ? "status" : "reason"]: one,
        pupils: shown(pupils),
        suppressed: pupils < 5,
        ...finish(pupils, total),
      };
    });
  });

const growth: Cube = ({ rows }) =>
  byWord(
    rows.all("GrowthRecord"),
    {
      frame: { schoolId: "measuringSchoolId", schoolYear: "schoolYear" },
      word: "status",
      words: ["stunted", "wasted", "normal", "overweight", "obese"],
    },
    (pupils, measured) => ({ measured, sharePermille: pupils < 5 ? null : permille(pupils, measured ?? 0) }),
  );

const uncovered: Cube = ({ rows }) =>
  byWord(
    rows.all("NutritionPupilTerm"),
    {
      frame: { schoolId: "termSchoolId", schoolYear: "schoolYear", term: "term" },
      word: "reasonUncovered",
      words: ["eats-at-home", "medical", "refused", "not-arranged", "other"],
    },
    (_pupils, total) => ({ uncovered: total }),
  );

/** What an item would come to if each stage were funded for the figure of its pupils. */
function publishedItem(rows: DistrictRows, allocation: Row): number {
  const heads = rows
    .of("FundingHeadcount", "schoolId", allocation.schoolId ?? null)
    .filter(
      (one) =>
        one.fiscalYear === allocation.fiscalYear && one.item === allocation.item && one.supersededOn === null,
    )
    .filter((one) => one.status === "certified" || one.revision === 0)
    .flatMap((one) => {
      const standard = rows.byId("FundStandard", one.standardId);
      return standard === undefined ? [] : [{ one, standard }];
    });
  const due = sum(heads.map(({ one, standard }) => number(one.funded) * number(standard.amountFen)));
  if (due === 0) return 0;
  const told = (count: Value | undefined) => (number(count) >= 5 ? figure(number(count)) : 0);
  const amount = number(allocation.amountFen);
  const minimums = heads.flatMap(({ standard }) =>
    standard.minimumPupils === null ? [] : [number(standard.minimumPupils)],
  );
  if (minimums.length === 0)
    return (
      (amount * sum(heads.map(({ one, standard }) => told(one.funded) * number(standard.amountFen)))) / due
    );
  const pupils = sum(heads.map(({ one }) => told(one.actual)));
  if (pupils === 0) return 0;
  const funded = sum(heads.map(({ one }) => number(one.funded)));
  const whole = figure(funded);
  const paidFor =
    whole >= pupils - 3 && whole <= pupils + 5
      ? pupils
      : funded >= 5
        ? Math.min(whole, Math.max(...minimums))
        : 0;
  const shares = sum(heads.map(({ one, standard }) => told(one.actual) * number(standard.amountFen)));
  return (amount * shares * paidFor) / pupils / due;
}

const funding: Cube = ({ rows }) =>
  groups(
    rows.all("Allocation").filter(({ item }) => item !== "special-education"),
    "schoolId",
    "townshipId",
    "fiscalYear",
  ).flatMap((items) => {
    if (items.some(({ publishedOn }) => publishedOn === null)) return [];
    const fen = sum(items.map((item) => publishedItem(rows, item)));
    const publishedOn =
      items
        .map((item) => String(item.publishedOn))
        .sort()
        .at(-1) ?? null;
    const amountFen = fen > 0 ? Math.round(fen / 1_000_000) * 1_000_000 : null;
    return [
      {
        ...columns(items[0] as Row, "schoolId", "townshipId", "fiscalYear"),
        amountFen,
        suppressed: fen === 0,
        publishedOn,
      },
    ];
  });

export const cubes: Readonly<Record<string, Cube>> = {
  EnrolmentCubeCell: enrolment,
  LargeClassCubeCell: largeClasses,
  StaffCubeCell: staff,
  RotationCubeCell: rotation,
  SubsidyCubeCell: subsidies,
  WelfareCubeCell: welfare,
  SchoolAgeCubeCell: schoolAge,
  GrowthCubeCell: growth,
  UncoveredCubeCell: uncovered,
  PublishedFunding: funding,
};
