// A school year ends: what it answered on its last day it answers from then on, whatever changes.
import { expect, test } from "vitest";
import { openDaysWork } from "./days-work.ts";

const at = openDaysWork();
/** The cubes of the year, sizes of its classes by their own definition, its quotas, its ledger. */
const told = () =>
  at.admin.unsafe(`
    select 'rotation' as what, jsonb_agg(to_jsonb(c) order by c.id) as of from rotation_cube c where c.school_year = 2026
    union all select 'large', jsonb_agg(to_jsonb(c) order by c.id) from large_class_cube c where c.school_year = 2026
    union all select 'pupils', jsonb_agg(to_jsonb(c) order by c.id) from enrolment_cube c where c.school_year = 2026
    union all select 'quotas', jsonb_agg(jsonb_build_array(q.id, q.township_id, q.occupied, q.non_quota, q.seconded) order by q.id)
      from school_quota q where q.school_year = 2026
    union all select 'sizes', jsonb_agg(jsonb_build_array(c.id, coalesce(
        (select f.value from closed_figure f where f.row_id = c.id and f.measure = 'class-size' and f.latest),
        (select count(*) from enrolment e where e.class_id = c.id and e.archived_at is null and daterange(e.valid_from, e.valid_to) @> date '2027-07-09'))) order by c.id)
      from school_class c where c.school_year = 2026 and c.archived_at is null`);

test("it closes once it is over, with its large classes and their caps, and its figures stay", async () => {
  const close = async () =>
    Number((await at.admin`select tc.job_closed_periods(tc.today(), tc.today()) as kept`)[0]?.kept);
  // The year's placements end with the lessons; neither the ledger nor a size follows that.
  const large = async () => [
    ...(await at.admin`select c.id, k.latest_size, tc.class_size(c.id) as size from large_class_case k join school_class c on c.id = k.class_id
      where k.cleared_on is null and k.closed_on is null order by c.id`),
  ];
  const ledger = await large();
  expect(ledger).toHaveLength(3);
  await at.admin`update enrolment set valid_to = '2027-07-10' where valid_to is null and school_year = 2026`;
  await at.setToday("2027-08-31");
  await at.admin`select tc.job_class_sizes('2027-07-01', '2027-08-31')`;
  expect(await large()).toEqual(ledger);
  const before = await told();
  expect(before.every(({ of }) => of !== null)).toBe(true);
  // Terms, months and fiscal years before it; not the year.
  await close();
  expect(await told()).toEqual(before);
  expect(await close()).toBe(0);
  await at.setToday("2027-09-01");
  expect(await close()).toBeGreaterThan(0);
  expect(await told()).toEqual(before);
  const open = `select count(*) filter (where cleared_on is null and closed_on is null)::int as open,
    count(*) filter (where closed_on = '2027-09-01')::int as closed from large_class_case`;
  expect([...(await at.admin.unsafe(open))]).toEqual([{ open: 0, closed: 3 }]);
  expect([...(await at.admin`select distinct capped from enrolment_plan where school_year > 2026`)]).toEqual([
    { capped: false },
  ]);
  expect(await at.admin`select from enrolment_plan where school_year = 2026 and capped`).not.toHaveLength(0);

  // Pupils move up, teachers retire and are transferred back in time, a school changes its kind of place.
  const left = `update enrolment set valid_to = '2027-05-20' where valid_to = '2027-07-10' and school_year = 2026`;
  await expect(at.admin.unsafe(left)).rejects.toMatchObject({ constraint_name: "closed_figure_rests" });
  await at.admin`update personnel_relation set valid_to = '2027-08-20' where valid_to is null
    and teacher_id in (select id from teacher where staff_kind = 'contract')`;
  await at.admin`update school set locale = '220' where status = 'operating' and locale = '210'`;
  await at.admin`update teacher set backbone = 'none'`;
  expect(await told()).toEqual(before);
  await at.setToday("2028-09-01");
  // The year that follows, of which plans are on record.
  expect(await close()).toBeGreaterThan(0);
  expect(await told()).toEqual(before);
}, 600_000);
