-- one statement, as tc_school for school-registrar:9999000061:welfare
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
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
          || ',"status":'
          || case t0."status"
            when 'filed' then '"FILED"'
            when 'responding' then '"RESPONDING"'
            when 'assessed' then '"ASSESSED"'
            when 'closed' then '"CLOSED"'
            else 'null'
          end
          || '}' as n0,
          1 as one
        from "mandatory_report" t0
        where t0."reporter_school_id" = any((select $3::text::uuid[])::uuid[])
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
