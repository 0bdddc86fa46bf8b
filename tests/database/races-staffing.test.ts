// Rules and copies of quotas, posts, titles and relations under two connections.
import { describe } from "vitest";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { off } from "./attempt.ts";
import { prove } from "./race.ts";
import { newId } from "./school-statements.ts";

const otherId = newId.replace(/1$/, "2");
const later = "tc.today() + 400";

describe("posts (三(五))", () => {
  const running = "a.valid_from <= tc.today() and a.valid_to > tc.today()";
  const free = (grades: string) => `(select p.id from post p join post_scheme s on s.id = p.scheme_id
    where p.status = 'vacant' and s.status = 'approved' and p.grade ${grades} and p.archived_at is null
      and not exists (select from appointment a where a.post_id = p.id and a.valid_to > tc.today()) order by p.id limit 1)`;
  const nth = (offset: number) =>
    `(select id from teacher where staff_kind = 'contract' order by id offset ${offset} limit 1)`;
  const contract = nth(0);
  /** Whoever is appointed belongs to the school of the post kept. */
  const fitted = (who: string) => `set session_replication_role = replica;
    update personnel_relation r set quota_category = '1', school_id = p.school_id, township_id = p.township_id from post p
      where p.id = (select post from kept) and r.valid_to is null and r.teacher_id in (${who});
    set session_replication_role = origin`;
  const simple = free("> 10");
  const appoint = (post: string, teacher = contract, id = newId) => `insert into appointment
    (id, post_id, teacher_id, contract_no, valid_from, valid_to) values ('${id}', ${post}, ${teacher}, '示', tc.today(), ${later})`;
  /** Kept by name, so that both mean the one post however it is now. */
  const keep = `create table kept as select ${simple} as post; ${fitted(`${contract}, ${nth(1)}`)}`;
  const post = "(select post from kept)";
  const stale = `select p.id from post p where p.status <> 'frozen' and (p.status = 'filled') <> exists
    (select from appointment a where a.post_id = p.id and a.archived_at is null and ${running})`;

  prove([
    {
      of: "a post is frozen while somebody is appointed to it",
      before: [keep],
      one: [`update post set status = 'frozen', vacant_since = null where id = ${post}`],
      // Agreed for tomorrow: who holds it today leaves it none that could be frozen.
      other: [appoint(post).replace("tc.today(),", "tc.today() + 1,")],
      refuses: "appointment_post_not_frozen",
      back: "post_keeps_appointment",
    },
    {
      of: "a post is archived while somebody is appointed to it",
      before: [keep],
      one: [`update post set archived_at = now() where id = ${post}`],
      other: [appoint(post)],
      refuses: "appointment_post_not_archived",
    },
    {
      of: "two are appointed to one post",
      before: [keep],
      one: [appoint(post)],
      other: [appoint(post, nth(1), otherId)],
      refuses: "appointment_no_overlap",
    },
    {
      of: "a term begins later while it is appraised",
      before: [
        off("appointment", "b_said"),
        "create table kept as select min(id::text)::uuid as id from appointment where valid_from < tc.today() and valid_to > tc.today() and id not in (select appointment_id from term_appraisal)",
      ],
      one: ["update appointment set valid_from = tc.today() where id = (select id from kept)"],
      other: [
        `insert into term_appraisal (id, appointment_id, result, appraised_on) select '${newId}', id, 'qualified', tc.today() - 1 from kept`,
      ],
      refuses: "term_appraisal_after_start",
    },
  ]);
  prove([
    {
      of: "posts stay what their appointments make of them, whoever comes first",
      before: [keep],
      one: [appoint(post)],
      other: [
        `update appointment set valid_to = tc.today() where id = (select a.id from appointment a where ${running} order by a.id limit 1)`,
      ],
      wrong: stale,
    },
  ]);

  const holder = `select a.teacher_id from appointment a join post p on p.id = a.post_id where ${running}
    and p.category = 'professional' and p.grade between 8 and 10 and not exists (select from title_grant t
      where t.teacher_id = a.teacher_id and t.level in ('senior', 'full-senior')) order by a.id limit 1`;
  const strike = (level: string) =>
    `update title_grant set archived_at = now() where teacher_id = (select teacher_id from kept) and level = '${level}'`;
  const asked = free("between 8 and 10");
  prove([
    {
      of: "a title is taken back while somebody is appointed for it",
      before: [
        `create table kept as select g.teacher_id, ${asked} as post from title_grant g join teacher t on t.id = g.teacher_id
           where t.staff_kind = 'quota' and g.level = 'first' and exists (select from personnel_relation r
             where r.teacher_id = t.id and r.valid_from <= tc.today() and r.valid_to is null) order by g.id limit 1`,
        "update appointment set valid_to = tc.today() where teacher_id = (select teacher_id from kept) and valid_to > tc.today()",
        "update title_grant set archived_at = now() where teacher_id = (select teacher_id from kept) and level in ('senior', 'full-senior')",
        fitted("(select teacher_id from kept)"),
      ],
      one: [strike("first")],
      other: [appoint("(select post from kept)", "(select teacher_id from kept)")],
      refuses: "appointment_title_held",
      back: "title_grant_keeps_appointment",
    },
    {
      of: "of two titles of which one would do, both are taken back",
      before: [
        `create table kept as ${holder}`,
        `insert into title_grant (id, teacher_id, level, subject, granted_on) select '${newId}', teacher_id, 'senior', '13', '2000-01-01' from kept`,
      ],
      one: [strike("first")],
      other: [strike("senior")],
      refuses: "title_grant_keeps_appointment",
      back: "title_grant_keeps_appointment",
    },
  ]);
});

describe("quotas and schemes (三(五))", () => {
  /** Two schools of this year with a place that nobody occupies, and whose posts are fewer than their places. */
  const before = [
    `create table kept as select q.school_id, row_number() over (order by q.id) as n from school_quota q where q.school_year = 2026
       and q.occupied < q.quota and q.teacher_quota > 1 and q.archived_at is null and not exists (select from post_scheme p
         join post_scheme_line l on l.scheme_id = p.id where p.school_id = q.school_id and p.school_year = 2026
         group by p.id having sum(l.post_count) >= q.quota) order by q.id limit 2`,
  ];
  const school = (n: number) => `(select school_id from kept where n = ${n})`;
  const quota = (n: number, by: string) =>
    `update school_quota set quota = quota + ${by}, teacher_quota = teacher_quota + ${by} where school_year = 2026 and school_id = ${school(n)}`;
  const room =
    "(select total - (select sum(quota) from school_quota where school_year = 2026) from staffing_total where valid_to is null)";
  /** What the quotas of the year take before anybody writes. */
  const least =
    "create table least as select sum(quota) as total from school_quota where school_year = 2026 and archived_at is null";
  /** The total in force ends on a day, and another one follows it. */
  const edition = (id: string, from: string, total: string) => `with ended as
      (update staffing_total set valid_to = ${from} where valid_to is null returning district_id, total)
    insert into staffing_total (id, district_id, total, valid_from) select '${id}', district_id, ${total}, ${from} from ended`;
  const lower = edition(newId, "tc.today()", "(select l.total from least l)");
  const transfer = (id: string, from: number, to: number, amount = "1") => `insert into quota_transfer
    (id, from_school_id, to_school_id, school_year, category, amount, requested_on, approved_on)
    values ('${id}', ${school(from)}, ${school(to)}, 2026, '1', ${amount}, tc.today(), tc.today())`;
  const ofPool = (id: string, to: number) => `insert into quota_transfer
    (id, from_pool_id, to_school_id, school_year, category, amount, requested_on, approved_on)
    select '${id}', q.township_id, ${school(to)}, 2026, '1', 1, tc.today(), tc.today() from school_quota q
      where q.school_id is null and q.school_year = 2026 order by q.occupied desc, q.id limit 1`;
  const all = `(select q.quota - q.occupied from school_quota q where q.school_year = 2026 and q.school_id = ${school(1)})`;
  const archive = `update school_quota set archived_at = now() where school_year = 2026 and school_id = ${school(2)}`;
  const free = `${archive.replace("school_quota", "post_scheme")};
    set session_replication_role = replica;
    update personnel_relation set valid_to = tc.today() where school_id = ${school(2)} and valid_to is null;
    update school_quota set occupied = 0 where school_year = 2026 and school_id = ${school(2)};
    set session_replication_role = origin`;
  const relation = (
    teacher: number,
    id: string,
  ) => `insert into personnel_relation (id, teacher_id, unit, school_id, quota_category, valid_from)
    select '${id}', t.id, 'school', ${school(1)}, '1', tc.today() from teacher t where t.staff_kind = 'special-post' order by t.id offset ${teacher} limit 1`;
  /** Special-post teachers whose present relation has ended, so that they may join the quota. */
  const ended = `update personnel_relation set valid_to = tc.today() where teacher_id in (select id from teacher where staff_kind = 'special-post')`;
  const one = `update school_quota q set quota = q.occupied + 1, teacher_quota = q.teacher_quota - (q.quota - q.occupied - 1)
    where q.school_year = 2026 and q.school_id = ${school(1)}`;
  const miscounted = `select q.id from school_quota q where q.occupied <> (select count(*) from personnel_relation r
      where (r.school_id = q.school_id or q.school_id is null and r.unit = 'pool' and r.township_id = q.township_id)
      and r.quota_category is not null and r.archived_at is null and r.valid_from <= tc.staffing_day(q.school_year)
      and (r.valid_to is null or r.valid_to > tc.staffing_day(q.school_year)))`;
  prove([
    {
      of: "two schools are given the district's last places",
      before,
      one: [quota(1, room)],
      other: [quota(2, room)],
      refuses: "staffing_total_holds_quotas",
      back: "staffing_total_holds_quotas",
    },
    {
      of: "the total falls while a quota grows",
      before: [...before, least],
      one: [lower],
      other: [quota(2, "1")],
      refuses: "staffing_total_holds_quotas",
    },
    {
      of: "a quota grows while the total falls",
      before: [...before, least],
      one: [quota(2, "1")],
      other: [lower],
      refuses: "staffing_total_holds_quotas",
    },
    {
      of: "the totals of two periods change at once",
      before: [edition(newId, "tc.today()", "total"), edition(otherId, later, "total")],
      one: [`update staffing_total set total = total + 1 where id = '${newId}'`],
      other: [`update staffing_total set total = total + 1 where id = '${otherId}'`],
    },
    {
      of: "places move both ways at once",
      before: [...before, quota(1, "1"), quota(2, "1")],
      one: [transfer(newId, 1, 2)],
      other: [transfer(otherId, 2, 1)],
    },
    {
      of: "the free places of a school are given away twice",
      before: [
        ...before,
        quota(1, "1"),
        "update post_scheme set archived_at = now() where school_id in (select school_id from kept)",
      ],
      one: [transfer(newId, 1, 2, all)],
      other: [transfer(otherId, 1, 2, all)],
      refuses: "school_quota_occupied",
    },
    {
      of: "the free places of a pool are given to two schools",
      before: [
        ...before,
        "update school_quota set quota = occupied + 1, teacher_quota = occupied + 1, administrative_quota = 0, support_quota = 0, worker_quota = 0, reserved = 0 where school_id is null",
      ],
      one: [ofPool(newId, 1)],
      other: [ofPool(otherId, 2)],
      refuses: "school_quota_occupied",
      back: "school_quota_occupied",
    },
    {
      of: "places move to a school whose quota is taken away",
      before: [...before, free],
      one: [archive],
      other: [transfer(newId, 1, 2)],
      refuses: "quota_transfer_both_quotas",
    },
    {
      of: "two join for the last place",
      before: [
        ...before,
        "update post_scheme set archived_at = now() where school_id in (select school_id from kept)",
        ended,
        one,
      ],
      one: [relation(0, newId)],
      other: [relation(1, otherId)],
      refuses: "school_quota_occupied",
      wrong: miscounted,
    },
    {
      of: "one joins while another leaves: they are counted",
      before: [...before, ended],
      one: [relation(0, newId)],
      other: [
        `update personnel_relation set quota_category = null where id = (select r.id from personnel_relation r join teacher t on t.id = r.teacher_id
        where r.school_id = ${school(1)} and t.staff_kind = 'general' or t.staff_kind = 'special-post' order by r.valid_to nulls first limit 1)`,
      ],
      wrong: miscounted,
    },
  ]);

  const line = "id = (select id from kept order by id limit 1)";
  const grow = (line: number) =>
    `update post_scheme_line set post_count = post_count + (select n from kept limit 1) where id = (select id from kept order by id offset ${line} limit 1)`;
  const lines = (status: string, senior: string, n: string) =>
    `create table kept as select l.id, l.scheme_id, ${n} as n from post_scheme_line l
      join post_scheme s on s.id = l.scheme_id join school_quota q on q.school_id = s.school_id and q.school_year = s.school_year
      where s.id = (select x.id from post_scheme x join post_scheme_line y on y.scheme_id = x.id join school_quota z
        on z.school_id = x.school_id and z.school_year = x.school_year where x.status = '${status}' and x.flag_reason is null ${senior} group by x.id, z.quota
        having count(*) filter (where y.category = 'professional') > 1 and sum(y.post_count) < z.quota order by x.id limit 1)
        and l.category = 'professional' order by l.id limit 2`;
  const quotaOfScheme =
    "q.school_id = s.school_id and q.school_year = s.school_year and s.id = (select scheme_id from kept limit 1)";
  const postsOf = (category: string) =>
    `coalesce((select sum(l.post_count) from post_scheme_line l where l.scheme_id = s.id and l.category = '${category}'), 0)`;
  /** What is free is free for professional posts alone: the whole and the kind run out together. */
  const fitted = `set session_replication_role = replica;
    update school_quota q set administrative_quota = ${postsOf("management")}, worker_quota = ${postsOf("worker")}, support_quota = 0,
      teacher_quota = q.quota - ${postsOf("management")} - ${postsOf("worker")} from post_scheme s where ${quotaOfScheme};
    set session_replication_role = origin`;
  const places =
    "(select q.quota - (select sum(m.post_count) from post_scheme_line m where m.scheme_id = s.id))::int";
  prove([
    {
      of: "a line shrinks while its last post is set up",
      before: [lines("draft", "", places), fitted, grow(0)],
      one: [`update post_scheme_line set post_count = post_count - 1 where ${line}`],
      other: [
        `insert into post (id, line_id, post_no, status, vacant_since) select '${newId}', id, post_count, 'vacant', tc.today() from post_scheme_line where ${line}`,
      ],
      refuses: "post_within_line",
      back: "post_scheme_line_holds_posts",
    },
    {
      of: "two lines of a scheme take its last places",
      before: [lines("draft", "", places), fitted],
      one: [grow(0)],
      other: [grow(1)],
      refuses: "post_scheme_within_quota",
      back: "post_scheme_within_quota",
    },
    {
      of: "a quota falls while a scheme grows",
      before: [lines("draft", "", places), fitted],
      one: [
        `update school_quota q set quota = quota - 1, teacher_quota = teacher_quota - 1 from post_scheme s
           where s.id = (select scheme_id from kept limit 1) and q.school_id = s.school_id and q.school_year = s.school_year`,
      ],
      other: [grow(0)],
      refuses: "post_scheme_within_quota",
      back: "post_scheme_within_quota",
    },
    {
      of: "places become administrative ones while a scheme grows",
      before: [lines("draft", "", places), fitted],
      one: [
        `update school_quota q set teacher_quota = teacher_quota - 1, administrative_quota = administrative_quota + 1 from post_scheme s where ${quotaOfScheme}`,
      ],
      other: [grow(0)],
      refuses: "post_scheme_within_kind",
      back: "post_scheme_within_kind",
    },
    {
      of: "a scheme is approved while it is given senior posts",
      before: [
        `create table kept as select s.id as scheme_id, 1 as n from post_scheme s where s.status = 'draft' order by s.id limit 1`,
        `delete from post_scheme_line where scheme_id = (select scheme_id from kept) and category = 'professional' and grade <= 7`,
        "update post_scheme set status = 'reviewed', reviewed_on = tc.today() where id = (select scheme_id from kept)",
      ],
      one: [
        "update post_scheme set status = 'approved', approved_on = tc.today() where id = (select scheme_id from kept)",
      ],
      other: [
        `update post_scheme_line set grade = 5 where id = (select l.id from post_scheme_line l where l.scheme_id = (select scheme_id from kept) and l.category = 'professional' order by l.post_count desc, l.id limit 1)`,
      ],
      refuses: "post_scheme_senior_ratio",
      back: "post_scheme_senior_ratio",
    },
  ]);
});

describe("relations (三(三)(五))", () => {
  const { homeroom, substitute } = plantedTeachers;
  const begin = (
    n: number,
    id: string,
  ) => `insert into personnel_relation (id, teacher_id, unit, school_id, valid_from)
    select '${id}', k.id, 'school', (select id from school where status = 'operating' order by id limit 1), tc.today() from kept k where k.n = ${n}`;
  const end = `update personnel_relation set valid_to = tc.today() where teacher_id = '${homeroom.id}'`;
  const leave = ["teaching_placement", "appointment"].map(
    (table) => `update ${table} set valid_to = tc.today()
    where teacher_id = '${homeroom.id}' and (valid_to is null or valid_to > tc.today())`,
  );
  const place = `insert into teaching_placement (id, teacher_id, school_id, kind, stage, valid_from)
    select '${newId}', '${homeroom.id}', id, 'several-schools', '2', tc.today() from school
      where status = 'operating' and id <> (select school_id from teacher where id = '${homeroom.id}') order by id limit 1`;
  const post = `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to) select '${newId}', post_id, teacher_id, '示', tc.today(), ${later}
    from appointment where teacher_id = '${homeroom.id}' and valid_to = tc.today()`;
  prove([
    {
      of: "a relation ends while its teacher is placed",
      before: leave,
      one: [end],
      other: [place],
      refuses: "personnel_relation_of_service",
      back: "personnel_relation_of_service",
    },
    {
      of: "a relation ends while its teacher is appointed",
      before: leave,
      one: [end],
      other: [post],
      refuses: "personnel_relation_of_service",
      back: "personnel_relation_of_service",
    },
    {
      of: "the employment changes beside the relation",
      one: [
        `update teacher set staff_kind = 'general' where id = '${substitute.id}'`,
        `update teacher set staff_kind = 'contract' where id = '${substitute.id}'`,
      ],
      other: [`update personnel_relation set quota_category = '1' where teacher_id = '${substitute.id}'`],
      refuses: "personnel_relation_fits_employment",
    },
    {
      of: "two records of one number begin their relations at once: both are told apart from one",
      before: [
        "create table kept as select t.id, row_number() over (order by t.id) as n from teacher t where t.staff_kind = 'contract' order by t.id limit 2",
        "update personnel_relation set valid_to = tc.today() where teacher_id in (select id from kept)",
        "update teacher set id_number_index = 'one' where id in (select id from kept)",
      ],
      one: [begin(1, newId)],
      other: [begin(2, otherId)],
      wrong: "select t.id from teacher t where t.id in (select id from kept) and not t.duplicate_person",
    },
    {
      of: "a title is entered while its teacher moves to another school",
      before: [
        "create table kept as select min(id::text)::uuid as id, 1 as n from teacher where staff_kind = 'contract'",
      ],
      one: [
        "update personnel_relation set school_id = (select id from school where status = 'operating' order by id desc limit 1) where teacher_id = (select id from kept)",
      ],
      other: [
        `insert into title_grant (id, teacher_id, level, subject, granted_on) select '${newId}', id, 'third', '24', tc.today() from kept`,
      ],
      back: "taken",
      wrong:
        "select g.id from title_grant g join teacher t on t.id = g.teacher_id where g.school_id is distinct from t.school_id",
    },
  ]);
});
