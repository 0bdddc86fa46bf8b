// Each computed field and each cube against loops that follow its description, on the sample and on rows at the edge of what the
// rules take. After four hundred days: `calendar`.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setToday } from "../jobs/days-work.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";
import { recompute } from "./computed/recompute.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await setToday(admin, testToday);
  await admin.end();
});
afterAll(() => database.drop());

test("on the sample", { timeout: 300_000 }, async () => {
  const { cells, wrong } = await recompute(database.adminUrl, testToday);
  console.log(`recomputed: ${cells} cells of the sample`);
  expect(wrong).toEqual([]);
});

/**
 * Row by row, with the owner's login and every rule: what is refused stays as it was. Some rows of each table and kind; copies,
 * which no command writes, too: they stay what they are copies of.
 */
const hostile = `do $$
declare one record; guard record; tried int := 0; taken int := 0; why text; refusals jsonb := '{}';
begin
  -- What was said of days that are over, and a norm that was in force, is not rewritten; such a row may be entered so all the same,
  -- late or as a new edition. Out of the way, so that the rows stay as odd as those that are taken.
  for guard in select t.tgrelid::regclass as name, t.tgname from pg_trigger t
    where t.tgfoid in ('tc.keep_said'::regproc, 'tc.keep_norm'::regproc, 'tc.keep_past_days'::regproc) loop
    execute format('alter table %s disable trigger %I', guard.name, guard.tgname);
  end loop;
  for one in
    select t.oid::regclass as name, m.change, m.every from pg_class t cross join lateral (
      select format('%I = null', attname) as change, 1 as every from pg_attribute where attrelid = t.oid and attnum > 0 and not attnotnull
        and attgenerated = '' and not attisdropped and attname <> 'archived_at'
      union all select format('%I = 0', attname), 1 from pg_attribute where attrelid = t.oid and attnum > 0 and attgenerated = ''
        and atttypid in ('int'::regtype, 'bigint'::regtype) and attname not in ('version', 'school_year', 'fiscal_year') and not attisdropped
      union all select format('%I = tc.today() %s', attname, away), 2 from pg_attribute, unnest('{- 1,+ 0,+ 1}'::text[]) away
        where attrelid = t.oid and attnum > 0 and atttypid = 'date'::regtype and attgenerated = '' and not attisdropped
      union all select 'archived_at = now()', 3) m
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'archived_at')
     order by t.relname, m.change
  loop
    declare row_id uuid;
    begin
      for row_id in execute format('select id from %s where archived_at is null order by md5(id::text || %L) limit %s', one.name, one.change, one.every) loop
        tried := tried + 1;
        begin
          execute format('update %s set %s where id = %L', one.name, one.change, row_id);
          set constraints all immediate;
          taken := taken + 1;
        exception when others then
          get stacked diagnostics why = constraint_name;
          why := coalesce(nullif(why, ''), sqlstate);
          refusals := refusals || jsonb_build_object(why, coalesce((refusals ->> why)::int, 0) + 1);
        end;
        set constraints all deferred;
      end loop;
    end;
  end loop;
  raise notice '%', refusals;
  raise notice '% of %', taken, tried;
end $$`;

test("on rows at the edge of what the rules take", { timeout: 300_000 }, async () => {
  const said: string[] = [];
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: ({ message }) => said.push(message ?? "") });
  await owner.unsafe(hostile).finally(() => owner.end());
  const [taken = 0, tried = 0] = said.at(-1)?.split(" of ").map(Number) ?? [];
  const { cells, wrong } = await recompute(database.adminUrl, testToday);
  console.log(`recomputed: ${cells} cells after ${taken} of ${tried} hostile changes`);
  const why = Object.entries(JSON.parse(said.at(-2) ?? "{}") as Record<string, number>);
  console.log(
    `refused: ${why
      .sort(([, a], [, b]) => b - a)
      .map(([rule, times]) => `${rule} ${times}`)
      .join(", ")}`,
  );
  // What is derived, closed, frozen by a step or ahead of its day is refused, and nothing may be but by such a rule.
  expect(taken).toBeGreaterThanOrEqual(1_100);
  expect(wrong).toEqual([]);
});
