-- one statement, as tc_civil_affairs for civil-affairs-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"reportRecipients":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "report_recipient" t2
          where t2."department" = 'civil-affairs'
            and coalesce(
              t2."first_action_at" is null
                and (t2."due_at" at time zone 'Asia/Shanghai')::date < $3::text::date,
              false
            ) = true
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"department":'
          || case t0."department"
            when 'police' then '"POLICE"'
            when 'civil-affairs' then '"CIVIL_AFFAIRS"'
            when 'education' then '"EDUCATION"'
            when 'procuratorate' then '"PROCURATORATE"'
            else 'null'
          end
          || ',"receivedAt":"'
          || to_char(t0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","dueAt":'
          || coalesce(
            '"' || to_char(t0."due_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null'
          )
          || ',"firstActionHours":'
          || coalesce(
            floor(extract(epoch from t0."first_action_at" - t0."received_at") / 3600)::int::text, 'null'
          )
          || ',"report":'
          || coalesce(
            (
              select '{"reportNo":'
                || to_json(t1."report_no")::text
                || ',"category":'
                || case t1."category"
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
                || '}'
              from "mandatory_report" t1
              where t1."id" = t0."report_id" and t1."to_civil_affairs" = true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "report_recipient" t0
        where t0."department" = 'civil-affairs'
          and coalesce(
            t0."first_action_at" is null
              and (t0."due_at" at time zone 'Asia/Shanghai')::date < $3::text::date,
            false
          ) = true
        order by t0."due_at", t0."id"
        limit 5
      ) p
      having true
    )
    || '}}' as r0;
