-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: "2026-10-01"
-- $4 text[]: ["leave", "absent"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"presenceMonths":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."teacher_id" || '"{"status":' || case t0."status"
            when 'present' then '"PRESENT"'
            when 'leave' then '"LEAVE"'
            when 'study' then '"STUDY"'
            when 'seconded' then '"SECONDED"'
            when 'absent' then '"ABSENT"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"teacher":' || coalesce(
            (
              select '"'
                || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text
                || ',"identityCode":' || coalesce(to_json(t1."identity_code")::text, 'null') || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "presence_month" t0
        where t0."archived_at" is null
          and (t0."month" = $3::text::date and t0."status" = any($4::text::text[]))
        order by t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
