-- one statement, as tc_police for police-officer:五通乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"reportRecipients":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"receivedAt":"'
          || to_char(t0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","dueAt":'
          || coalesce(
            '"' || to_char(t0."due_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null'
          )
          || ',"overdue":'
          || coalesce(
            coalesce(
              t0."first_action_at" is null
                and (t0."due_at" at time zone 'Asia/Shanghai')::date < $3::text::date,
              false
            )::text,
            'null'
          )
          || ',"report":'
          || coalesce(
            (
              select '{"reportNo":'
                || to_json(t1."report_no")::text
                || ',"status":'
                || case t1."status"
                  when 'filed' then '"FILED"'
                  when 'responding' then '"RESPONDING"'
                  when 'assessed' then '"ASSESSED"'
                  when 'closed' then '"CLOSED"'
                  else 'null'
                end
                || ',"child":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "child" t2
                    where t2."id" = t1."child_id"
                      and exists (
                        select 1
                        from "mandatory_report" t3
                        where t3."child_id" = t2."id"
                          and (t3."to_police" = true and t3."township_id" = (select $4::uuid))
                      )
                  ),
                  'null'
                )
                || '}'
              from "mandatory_report" t1
              where t1."id" = t0."report_id"
                and (t1."to_police" = true and t1."township_id" = (select $4::uuid))
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "report_recipient" t0
        where (t0."department" = 'police' and t0."township_id" = (select $4::uuid))
          and coalesce(
            t0."first_action_at" is null
              and (t0."due_at" at time zone 'Asia/Shanghai')::date < $3::text::date,
            false
          ) = true
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
