-- one statement, as tc_education for education-officer:student-aid
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"correctionRequests":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "correction_request" t2
          where (
            t2."archived_at" is null
              and (t2."department" = 'education' and (t2."matter" = 'aid' or t2."matter" = 'meals'))
          )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || coalesce(t0."child_id"::text, '') || ','
          || coalesce(t0."guardian_id"::text, '') || ',' || coalesce(t0."teacher_id"::text, '')
          || '"{"matter":' || case t0."matter"
            when 'identity' then '"IDENTITY"'
            when 'hukou' then '"HUKOU"'
            when 'residence' then '"RESIDENCE"'
            when 'guardianship' then '"GUARDIANSHIP"'
            when 'enrolment' then '"ENROLMENT"'
            when 'aid' then '"AID"'
            when 'meals' then '"MEALS"'
            when 'staff-file' then '"STAFF_FILE"'
            when 'placement' then '"PLACEMENT"'
            when 'subsidy' then '"SUBSIDY"'
            when 'appointment' then '"APPOINTMENT"'
            when 'title' then '"TITLE"'
            else coalesce(('no code: ' || t0."matter")::regclass::text, 'null')
          end || ',"status":' || case t0."status"
            when 'submitted' then '"SUBMITTED"'
            when 'corrected' then '"CORRECTED"'
            when 'declined' then '"DECLINED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"dueOn":' || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"overdue":'
          || coalesce(
            coalesce(t0."status" = 'submitted' and t0."due_on" < $3::text::date, false)::text, 'null'
          ) || ',"child":' || coalesce(
            (
              select '"' || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "correction_request" t0
        where (
          t0."archived_at" is null
            and (t0."department" = 'education' and (t0."matter" = 'aid' or t0."matter" = 'meals'))
        )
        order by t0."due_on", t0."id" limit 5
      ) p having true
    ) || ',"aidAppeals":' || (
      select '{"totalCount":'
        || (select count(*) from "aid_appeal" t5 where t5."archived_at" is null)::text || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m2o' || t3."child_id" || ',' || t3."guardian_id" || '"{"status":'
          || case t3."status"
            when 'submitted' then '"SUBMITTED"'
            when 'upheld' then '"UPHELD"'
            when 'returned' then '"RETURNED"'
            else coalesce(('no code: ' || t3."status")::regclass::text, 'null')
          end || ',"submittedOn":"' || t3."submitted_on"::text || '","dueOn":'
          || coalesce('"' || t3."due_on"::text || '"', 'null') || ',"overdue":' || coalesce(
            coalesce(t3."status" = 'submitted' and t3."due_on" < $3::text::date, false)::text, 'null'
          ) || ',"decisionReason":' || coalesce(to_json(t3."decision_reason")::text, 'null') || ',"aidGrant":'
          || coalesce(
            (
              select '"'
                || $2::text || ':m3o' || t4."child_id" || '"{"decision":' || case t4."decision"
                  when 'applied' then '"APPLIED"'
                  when 'proposed' then '"PROPOSED"'
                  when 'granted' then '"GRANTED"'
                  when 'refused' then '"REFUSED"'
                  else coalesce(('no code: ' || t4."decision")::regclass::text, 'null')
                end || ',"decisionReason":' || coalesce(to_json(t4."decision_reason")::text, 'null') || '}'
              from "student_aid_grant" t4
              where t4."id" = t3."aid_grant_id" and t4."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "aid_appeal" t3
        where t3."archived_at" is null
        order by t3."due_on", t3."id" limit 5
      ) p having true
    ) || '}}' as r0;
