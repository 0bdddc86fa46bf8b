-- one statement, as tc_township for township-officer:汉丰街道
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"mandatoryReports":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"reportNo":'
          || to_json(t0."report_no")::text
          || ',"category":'
          || case t0."category"
            when 'abuse' then '"ABUSE"'
            when 'neglect' then '"NEGLECT"'
            when 'sexual' then '"SEXUAL"'
            when 'bullying' then '"BULLYING"'
            when 'abandonment' then '"ABANDONMENT"'
            when 'missing' then '"MISSING"'
            when 'self-harm' then '"SELF_HARM"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"reportedAt":"'
          || to_char(t0."reported_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","status":'
          || case t0."status"
            when 'filed' then '"FILED"'
            when 'responding' then '"RESPONDING"'
            when 'assessed' then '"ASSESSED"'
            when 'closed' then '"CLOSED"'
            else 'null'
          end
          || ',"closedOn":'
          || coalesce('"' || t0."closed_on"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "mandatory_report" t0
        where t0."reporter_township_id" = (select $3::uuid)
        order by t0."reported_at" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
