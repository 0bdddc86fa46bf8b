-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $since
-- $4 int: cursor of list 0: key
-- $5 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string(array_reverse((array_agg(p.n0))[1:2]), ','), '')
        || '],"pageInfo":{"hasNextPage":true,"hasPreviousPage":'
        || (count(*) > 2)::text
        || '}}'
      from (
        select '{"grade":' || t0."grade"::text || ',"students":' || t0."students"::text || '}' as n0, 1 as one
        from "school_headcount" t0
        where (t0."archived_at" is null and t0."certified_on" is not null)
          and t0."as_of" >= $3::text::date
          and (t0."students", t0."id") > ((select $4::int), (select $5::uuid))
        order by t0."students", t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
