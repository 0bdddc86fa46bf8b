// What happens to the district in its four hundred days: entered by hand ahead of its day or after it, each with what is true
// of it before and from its day on.
export interface Planted {
  readonly name: string;
  /** Day on which it is entered, before that day's work. */
  readonly entered: string;
  /** Statements of the owner; `event` is a table of its own, made by `rows`. */
  readonly rows: string;
  readonly statements: readonly string[];
  /** Day from which it holds; one that is past by then holds at once. */
  readonly due: string;
  /** SQL: true once it holds, false until then. */
  readonly holds: string;
}

const ends = (table: string, day: string) =>
  `update ${table} x set valid_to = '${day}' from event v where x.teacher_id = v.teacher_id
     and (x.valid_to is null or x.valid_to > '${day}') and x.archived_at is null`;
const ofQuota = (n: number) => `select r.teacher_id, r.school_id, a.post_id, r.id as relation_id
  from personnel_relation r join teacher t on t.id = r.teacher_id and t.staff_kind = 'quota' and not t.duplicate_person
    join appointment a on a.teacher_id = t.id and a.valid_from <= '2026-11-23' and a.valid_to >= '2027-09-01'
    join school s on s.id = r.school_id and s.status = 'operating'
   where r.valid_to is null and r.archived_at is null and r.valid_from < '2026-01-01'
     and not exists (select from class_teaching c where c.teacher_id = t.id and c.homeroom) order by r.id offset ${n} limit 1`;
const retires = (day: string) =>
  ["class_teaching", "teaching_placement", "appointment", "personnel_relation"].map((table) =>
    ends(table, day),
  );
const gone =
  "select t.school_id is null and p.status = 'vacant' from event v join teacher t on t.id = v.teacher_id join post p on p.id = v.post_id";

const moves = (kind: string, day: string) => [
  `update child_location l set valid_to = '${day}' from event v where l.child_id = v.child_id and l.kind = '${kind}' and l.valid_to is null`,
  `insert into child_location (id, child_id, kind, township_id, village_id, valid_from)
     select gen_random_uuid(), v.child_id, '${kind}', w.township_id, w.id, '${day}' from event v, village w where w.id = v.village_id`,
];
const family = (
  among: string,
  n: number,
) => `select c.id as child_id, (select w.id from village w where w.archived_at is null
    and w.township_id <> c.residence_township_id order by w.id limit 1) as village_id
  from child c where c.residence_township_id is not null and c.archived_at is null and ${among} order by c.id offset ${n} limit 1`;
const movedTo =
  "select c.residence_township_id = w.township_id from event v join child c on c.id = v.child_id join village w on w.id = v.village_id";
const inCare =
  "exists (select from left_behind_record r where r.child_id = c.id and r.closed_on is null and r.archived_at is null and r.valid_to > '2027-08-01')";

/** Into another class of the same grade, where one has room. */
const changesSchool = `select e.id as enrolment_id, e.student_id, e.child_id, c.id as class_id, c.school_id, c.school_year
  from enrolment e join school_class o on o.id = e.class_id join school_class c on c.grade = o.grade and c.school_year = o.school_year and c.school_id <> o.school_id
   where e.valid_to is null and e.archived_at is null and c.archived_at is null and not e.boarding
     and (select count(*) from enrolment x where x.class_id = c.id and x.valid_to is null) < least(c.cap, 40)
     and o.id = (select id from school_class where school_year = 2026 and grade = 3 order by id limit 1) order by e.id, c.id limit 1`;

/** Every pupil of two schools: a class further, or gone after the last grade. */
const yearsEnd = [
  `insert into school_class (id, school_id, township_id, school_year, grade, class_no, type, cap)
     select md5('next' || c.id)::uuid, c.school_id, c.township_id, 2027, c.grade + 1, c.class_no, c.type, c.cap from school_class c
      where c.school_id in (select school_id from event) and c.school_year = 2026 and c.archived_at is null
        and exists (select from school_class n where n.school_id = c.school_id and n.school_year = 2026 and n.grade = c.grade + 1)`,
  `update enrolment e set valid_to = '2027-09-01', end_reason = '升级' where e.school_id in (select school_id from event) and e.valid_to is null`,
  `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from)
     select md5('next' || e.id)::uuid, e.student_id, n.id, n.school_id, 2027, e.kind, '2027-09-01'
       from enrolment e join school_class n on n.id = md5('next' || e.class_id)::uuid where e.valid_to = '2027-09-01'`,
];

export const planted: readonly Planted[] = [
  {
    name: "a retirement",
    entered: "2026-12-01",
    rows: ofQuota(0),
    statements: retires("2027-01-16"),
    due: "2027-01-16",
    holds: gone,
  },
  {
    name: "a retirement that is entered late",
    entered: "2027-06-01",
    rows: ofQuota(2),
    statements: retires("2027-05-15"),
    due: "2027-05-15",
    holds: gone,
  },
  {
    name: "a move to another school",
    entered: "2026-12-02",
    rows: `select f.*, (select s.id from school s join school_quota q on q.school_id = s.id and q.school_year = 2026 and q.occupied < q.quota
        where s.id <> f.school_id and s.status = 'operating' and s.archived_at is null order by s.id limit 1) as to_school_id from (${ofQuota(4)}) f`,
    statements: [
      ...["class_teaching", "teaching_placement", "appointment"].map((table) => ends(table, "2027-02-01")),
      "update personnel_relation r set valid_to = '2027-02-01' from event v where r.id = v.relation_id",
      `insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
         select gen_random_uuid(), v.teacher_id, r.unit, v.to_school_id, r.township_id, r.quota_category, '2027-02-01'
           from event v join personnel_relation r on r.id = v.relation_id`,
    ],
    due: "2027-02-01",
    holds: "select t.school_id = v.to_school_id from event v join teacher t on t.id = v.teacher_id",
  },
  {
    name: "a family that moves",
    entered: "2026-12-03",
    rows: family("true", 0),
    statements: moves("residence", "2027-03-10"),
    due: "2027-03-10",
    holds: movedTo,
  },
  {
    name: "a move whose day is corrected late",
    entered: "2027-05-10",
    rows: family("true", 7),
    statements: moves("residence", "2027-04-20"),
    due: "2027-04-20",
    holds: movedTo,
  },
  {
    name: "a left-behind child that moves",
    entered: "2026-12-04",
    rows: family(inCare, 0),
    statements: moves("residence", "2027-02-14"),
    due: "2027-02-14",
    holds: "select k.village_id = v.village_id from event v join care_contact k on k.child_id = v.child_id",
  },
  {
    name: "a pupil that changes school",
    entered: "2027-03-01",
    rows: changesSchool,
    statements: [
      "update enrolment e set valid_to = '2027-03-20', end_reason = '转学' from event v where e.id = v.enrolment_id",
      `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from)
         select gen_random_uuid(), v.student_id, v.class_id, v.school_id, v.school_year, 'transfer', '2027-03-20' from event v`,
    ],
    due: "2027-03-20",
    holds: "select c.school_id = v.school_id from event v join child c on c.id = v.child_id",
  },
  {
    name: "a sixteenth birthday",
    entered: "2026-11-24",
    rows: `select r.id, c.id as child_id from left_behind_record r join child c on c.id = r.child_id
      where r.closed_on is null and r.archived_at is null order by c.birth_date, r.id limit 1`,
    statements: ["update child c set birth_date = '2011-06-17' from event v where c.id = v.child_id"],
    due: "2027-06-17",
    holds: `select r.close_reason is not distinct from 'age-16' and r.closed_on = '2027-06-17' from event v join left_behind_record r on r.id = v.id`,
  },
  {
    name: "a year's end",
    entered: "2027-08-20",
    rows: `select id as school_id from (select s.id, count(*) as pupils from school s join enrolment e on e.school_id = s.id and e.valid_to is null
      where s.status = 'operating' and s.kind = '211' group by s.id having count(*) between 20 and 60 order by s.id limit 2) x`,
    statements: yearsEnd,
    due: "2027-09-01",
    holds: `select bool_and(n.school_year = 2027 and n.grade = o.grade + 1 and c.school_id = n.school_id) from event v
      join enrolment e on e.school_id = v.school_id and e.valid_from = '2027-09-01' join school_class n on n.id = e.class_id
      join enrolment b on b.student_id = e.student_id and b.valid_to = '2027-09-01' join school_class o on o.id = b.class_id
      join child c on c.id = e.child_id where tc.class_size(n.id) > 0`,
  },
  {
    name: "pupils who had left a year that is closed",
    entered: "2027-10-05",
    rows: `select e.id, e.child_id from enrolment e where e.school_year = 2026 and e.valid_to is null and e.archived_at is null order by e.id limit 5`,
    statements: [
      "update enrolment e set valid_to = '2027-06-01', end_reason = '转出' from event v where e.id = v.id",
    ],
    due: "2027-06-01",
    holds: "select bool_and(c.school_id is null) from event v join child c on c.id = v.child_id",
  },
];
