// What stands behind a shown cell without being told itself: the columns that a row's own rule looks at, copies' originals,
// rows that a figure counts. It stays when everything denied changes; who is shown what is the table's to say.
import type { Entry, RoleName } from "../oracle/expectations/index.ts";
import { expectations } from "../oracle/expectations/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";
import type { SeenCells } from "./seen-cells.ts";

interface Rest {
  readonly table: string;
  readonly columns: string;
  /** SQL over the table's own name. Absent: on the rows of the table that are shown. */
  readonly rows?: string;
}

const listed = "select child_id from left_behind_record union select child_id from difficulty_record";
const candidates = `select k.child_id from civil_affairs_candidate k
  where k.valid_from <= tc.today() and (k.valid_to is null or k.valid_to > tc.today())`;
const known = `${listed} union ${candidates}`;
const places = "child_id kind township_id valid_from valid_to";

/** The places and ages behind the suppressed counts of children in care. */
const counted: readonly Rest[] = [
  { table: "child", columns: "birth_date", rows: `id in (${listed})` },
  { table: "child_location", columns: places, rows: `child_id in (${listed})` },
];

/** Names, ages and villages that care contacts and entrusted care carry copies of. */
const copied = (children: string): readonly Rest[] => [
  { table: "child", columns: "name birth_date", rows: `id in (${children})` },
  { table: "child_location", columns: `${places} village_id`, rows: `child_id in (${children})` },
];

const own = (table: string, columns: string): Rest => ({ table, columns });

const restsOf: Readonly<Partial<Record<RoleName, (ids: string) => readonly Rest[]>>> = {
  "education-officer": () => [
    own("difficulty_record", "valid_from valid_to"),
    own("mandatory_report", "to_education"),
  ],
  "school-registrar": () => [own("mandatory_report", "reporter_school_id")],
  "township-officer": () => [
    own("left_behind_record", "residence_township_id"),
    own("care_contact", "residence_township_id"),
    own("mandatory_report", "reporter_township_id"),
  ],
  "police-officer": () => [
    own("mandatory_report", "to_police"),
    own("report_recipient", "township_id"),
    own("emergency_response", "township_id"),
  ],
  "civil-affairs-officer": () => [
    // Townships and school stand on the candidate and on its records.
    { table: "child_location", columns: places, rows: `child_id in (${known})` },
    { table: "student", columns: "child_id", rows: `child_id in (${known})` },
    {
      table: "enrolment",
      columns: "student_id class_id school_id valid_from valid_to",
      rows: `student_id in (select s.id from student s where s.child_id in (${known}))`,
    },
    own("left_behind_record", "hukou_township_id residence_township_id"),
    own("mandatory_report", "to_civil_affairs"),
  ],
  "village-committee": (ids) => [
    own("care_contact", "valid_from valid_to child_id"),
    own("entrusted_care", "child_id village_id"),
    own("mandatory_report", "reporter_village_id"),
    own("care_visit", "village_id"),
    own("parent_urging", "village_id"),
    ...copied(`select k.child_id from care_contact k where k.village_id = any (${ids})
      union select e.child_id from entrusted_care e where e.village_id = any (${ids})`),
  ],
  "care-organisation": (ids) => [
    own("care_contact", "child_id valid_from valid_to"),
    own("care_activity", "child_id"),
    own("parent_urging", "child_id urged_by"),
    own("mandatory_report", "child_id reporter_kind"),
    ...copied(`select unnest(${ids})`),
  ],
  guardian: () => [own("entrusted_care", "guardian_id")],
  // Lines of one teacher are summed without saying whose they are.
  inspector: () => [own("rural_subsidy_due", "teacher_id"), own("rural_subsidy_payment", "teacher_id")],
  teacher: (ids) => [
    own("mandatory_report", "reporter_teacher_id"),
    own("left_behind_record", "valid_from valid_to"),
    own("enrolment", "valid_from valid_to"),
    own("guardianship", "valid_from valid_to"),
    // That a record is open rests on the child's age.
    {
      table: "child",
      columns: "birth_date",
      rows: `id in (select s.child_id from student s join enrolment e on e.student_id = s.id and e.valid_from <= tc.today() and (e.valid_to is null or e.valid_to > tc.today())
        join class_teaching t on t.class_id = e.class_id and t.homeroom and t.teacher_id = any (${ids})
          and t.valid_from <= tc.today() and (t.valid_to is null or t.valid_to > tc.today()))`,
    },
  ],
};

const readsCube = ({ type, uses }: Entry): boolean =>
  type === "WelfareCubeCell" && uses.split(" ").includes("read");

/** `ids`: the asker's scopes as SQL; `shown`: where the rows of a table are shown. */
export function restsOn(
  { role }: OracleAsker,
  ids: string,
  shown: (table: string) => string,
): readonly SeenCells[] {
  const rests = [
    ...(restsOf[role]?.(ids) ?? []),
    ...(expectations[role as RoleName].some(readsCube) ? counted : []),
  ];
  return rests.map(({ table, columns, rows = shown(table) }) => ({
    table,
    rows,
    columns: columns.split(" "),
  }));
}
