-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 date: variable $since
-- $3 int: cursor of list 0: key
-- $4 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string(array_reverse((array_agg(p.n0))[1:2]), ','), '')
        || '],"pageInfo":{"hasNextPage":true,"hasPreviousPage":' || (count(*) > 2)::text || '}}'
      from (
        select '{"grade":' || t0."grade"::text || ',"students":' || t0."students"::text || '}' as n0, 1 as one
        from "school_headcount" t0
        where (t0."archived_at" is null and t0."certified_on" is not null)
          and t0."as_of" >= $2::text::date
          and (t0."students", t0."id") > ((select $3::int), (select $4::uuid))
        order by t0."students", t0."id" limit 3
      ) p having true
    ) || '}}' as r0;
