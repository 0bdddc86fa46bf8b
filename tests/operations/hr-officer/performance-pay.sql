-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"performancePayTotals":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"fiscalYear":'
          || t0."fiscal_year"::text || ',"zone":' || case t0."zone"
            when 'rural' then '"RURAL"'
            when 'town' then '"TOWN"'
            else coalesce(('no code: ' || t0."zone")::regclass::text, 'null')
          end || ',"totalFen":' || t0."total_fen"::text || ',"teachers":' || t0."teachers"::text
          || ',"averageFen":' || coalesce((t0."total_fen" / t0."teachers")::text, 'null') || ',"tilted":'
          || coalesce(
            (
              select t0."total_fen" * pt.teachers >= pt.total_fen * t0."teachers"
              from performance_pay_total pt
              where pt.fiscal_year = t0."fiscal_year"
                and pt.zone = 'town'
                and t0."zone" = 'rural'
                and pt.district_id = t0."district_id"
                and (pt."archived_at" is null)
            )::text,
            'null'
          ) || ',"confirmedOn":' || coalesce('"' || t0."confirmed_on"::text || '"', 'null')
          || ',"comparison":' || coalesce(
            (
              select '{"fiscalYear":'
                || t1."fiscal_year"::text || ',"civilServantsAverageFen":'
                || t1."civil_servants_average_fen"::text || ',"confirmedOn":'
                || coalesce('"' || t1."confirmed_on"::text || '"', 'null') || '}'
              from "pay_comparison" t1
              where t1."id" = t0."comparison_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "performance_pay_total" t0
        where t0."archived_at" is null
        order by t0."fiscal_year", t0."id" limit 51
      ) p having true
    ) || ',"short":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"fiscalYear":' || t2."fiscal_year"::text || '}' as n0, 1 as one
        from "performance_pay_total" t2
        where t2."archived_at" is null
          and (
            select t2."total_fen" * pt.teachers >= pt.total_fen * t2."teachers"
            from performance_pay_total pt
            where pt.fiscal_year = t2."fiscal_year"
              and pt.zone = 'town'
              and t2."zone" = 'rural'
              and pt.district_id = t2."district_id"
              and (pt."archived_at" is null)
          ) = false
        order by t2."id" limit 51
      ) p having true
    ) || '}}' as r0;
