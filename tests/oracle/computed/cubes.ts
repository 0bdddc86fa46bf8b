// Every cube's cells by loops over rows, from what its description says: parts of persons as the figure of their step of five,
// nothing below five, totals of what is shown; a closed school year as it was kept.
import { figure, shown, sum } from "../../isolation/cube-model.ts";
import type { DistrictRows, Row, Value } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import { type Cell, type Cube, columns, distinct, groups, number, permille } from "./cube-ground.ts";
import { enrolment, largeClasses, schoolAge } from "./cubes-of-schools.ts";
import { rotation, staff, subsidies } from "./cubes-of-teachers.ts";

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
