-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"constructionProjects":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"approvalNo":'
          || coalesce(to_json(t0."approval_no")::text, 'null') || ',"investmentFen":'
          || coalesce(t0."investment_fen"::text, 'null') || ',"funding":' || (
            select case when count(*) > 4 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:4], ','), '') || ']}'
            from (
              select '{"fiscalYear":'
                || t1."fiscal_year"::text || ',"source":' || case t1."source"
                  when 'central' then '"CENTRAL"'
                  when 'municipal' then '"MUNICIPAL"'
                  when 'district' then '"DISTRICT"'
                  when 'bond' then '"BOND"'
                  when 'developer' then '"DEVELOPER"'
                  else coalesce(('no code: ' || t1."source")::regclass::text, 'null')
                end || ',"plannedFen":' || t1."planned_fen"::text || ',"paidFen":' || t1."paid_fen"::text
                || ',"gapFen":' || coalesce((t1."planned_fen" - t1."paid_fen")::text, 'null') || '}' as n0,
                1 as one
              from "project_funding" t1
              where t1."project_id" = t0."id" and t1."archived_at" is null
              order by t1."fiscal_year", t1."id" limit 5
            ) p having true
          ) || '}' as n0,
          1 as one
        from "construction_project" t0
        where (t0."archived_at" is null and t0."approved_on" is not null)
          and exists (
            select 1
            from "project_funding" t2
            where t2."project_id" = t0."id"
              and t2."archived_at" is null
              and (t2."planned_fen" - t2."paid_fen") > (0)
          )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
