-- one statement, as tc_education for education-officer:safety
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 datetime: instant of the request
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"reportRecipients":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "report_recipient" t3
          where (t3."archived_at" is null and t3."department" = 'education') and t3."department" = 'education'
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0p' || t0."id" || '""' || $2::text || ':m1p' || t0."id" || '"{"receivedAt":"'
          || to_char(t0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","firstActionHours":' || coalesce(
            floor(extract(epoch from t0."first_action_at" - t0."received_at") / 3600)::int::text, 'null'
          ) || ',"overdue":' || coalesce(
            coalesce(t0."first_action_at" is null and t0."due_at" < $3::text::timestamptz, false)::text,
            'null'
          ) || ',"report":' || coalesce(
            (
              select '"'
                || $2::text || ':m2p' || t1."id" || '"{"reportNo":' || to_json(t1."report_no")::text
                || ',"category":' || case t1."category"
                  when 'abuse' then '"ABUSE"'
                  when 'neglect' then '"NEGLECT"'
                  when 'sexual' then '"SEXUAL"'
                  when 'bullying' then '"BULLYING"'
                  when 'abandonment' then '"ABANDONMENT"'
                  when 'missing' then '"MISSING"'
                  when 'self-harm' then '"SELF_HARM"'
                  when 'other' then '"OTHER"'
                  else coalesce(('no code: ' || t1."category")::regclass::text, 'null')
                end || ',"school":' || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "school" t2
                    where t2."id" = t1."school_id" and t2."archived_at" is null
                  ),
                  'null'
                ) || '}'
              from "mandatory_report" t1
              where t1."id" = t0."report_id" and (t1."archived_at" is null and t1."to_education" = true)
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "report_recipient" t0
        where (t0."archived_at" is null and t0."department" = 'education') and t0."department" = 'education'
        order by t0."due_at", t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
