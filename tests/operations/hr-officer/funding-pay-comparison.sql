-- one statement, as tc_hr for hr-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"payComparisons":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"fiscalYear":'
          || t0."fiscal_year"::text
          || ',"teachersAverageFen":'
          || t0."teachers_average_fen"::text
          || ',"civilServantsAverageFen":'
          || t0."civil_servants_average_fen"::text
          || ',"teachers":'
          || t0."teachers"::text
          || ',"civilServants":'
          || t0."civil_servants"::text
          || ',"ratioPermille":'
          || coalesce((t0."teachers_average_fen" * 1000 / t0."civil_servants_average_fen")::int::text, 'null')
          || ',"confirmedOn":'
          || coalesce('"' || t0."confirmed_on"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "pay_comparison" t0
        where true
        order by t0."fiscal_year", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"below":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"fiscalYear":' || t1."fiscal_year"::text || '}' as n0, 1 as one
        from "pay_comparison" t1
        where (t1."teachers_average_fen" * 1000 / t1."civil_servants_average_fen")::int < (1000)
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
