-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"staffingTotals":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"total":'
          || t0."total"::text
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t0."valid_to"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "staffing_total" t0
        where true
        order by t0."valid_from" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || ',"schoolQuotaAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"schoolYear":'
              || coalesce(g.k0::text, 'null')
              || '},"count":'
              || g.n::text
              || ',"sum":{"quota":'
              || coalesce(g.m2_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t1."school_year" as k0, count(*) as n, sum(t1."quota") as m2_0
      from "school_quota" t1
      where true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
