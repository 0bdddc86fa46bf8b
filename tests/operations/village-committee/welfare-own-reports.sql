-- one statement, as tc_village for village-committee:五通乡:示例一村
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"mandatoryReports":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "mandatory_report" t1
          where (t1."archived_at" is null and t1."reporter_village_id" = (select $3::uuid))
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0p' || t0."id" || '"{"reportNo":' || to_json(t0."report_no")::text
          || ',"reportedAt":"'
          || to_char(t0."reported_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","status":'
          || case t0."status"
            when 'filed' then '"FILED"'
            when 'responding' then '"RESPONDING"'
            when 'assessed' then '"ASSESSED"'
            when 'closed' then '"CLOSED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || '}' as n1,
          1 as one
        from "mandatory_report" t0
        where (t0."archived_at" is null and t0."reporter_village_id" = (select $3::uuid))
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
