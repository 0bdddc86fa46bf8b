-- one statement, as tc_township for township-officer:五通乡
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"correctionRequests":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"matter":' || case t0."matter"
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
          end || ',"department":' || case t0."department"
            when 'education' then '"EDUCATION"'
            when 'township' then '"TOWNSHIP"'
            when 'hr' then '"HR"'
            else coalesce(('no code: ' || t0."department")::regclass::text, 'null')
          end || ',"status":' || case t0."status"
            when 'submitted' then '"SUBMITTED"'
            when 'corrected' then '"CORRECTED"'
            when 'declined' then '"DECLINED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"dueOn":' || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"overdue":'
          || coalesce(
            coalesce(t0."status" = 'submitted' and t0."due_on" < $3::text::date, false)::text, 'null'
          ) || ',"child":' || case
            when (
              (
                (t0."department" = 'township' and t0."township_id" = (select $4::uuid))
                  and exists (
                    select 1
                    from "child" t2
                    where t2."id" = t0."child_id"
                      and t2."archived_at" is null
                      and (
                        t2."hukou_township_id" = (select $4::uuid)
                          or t2."residence_township_id" = (select $4::uuid)
                      )
                  )
              )
            ) then '"'
              || $2::text || ':m1o' || t0."id" || '"' || coalesce(
                (
                  select '"'
                    || $2::text || ':m2o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
                  from "child" t1
                  where t1."id" = t0."child_id"
                    and (
                      t1."archived_at" is null
                        and (
                          t1."hukou_township_id" = (select $4::uuid)
                            or t1."residence_township_id" = (select $4::uuid)
                        )
                    )
                ),
                'null'
              )
            else 'null'
          end || '}' as n0,
          1 as one
        from "correction_request" t0
        where (
          t0."archived_at" is null and (t0."department" = 'township' and t0."township_id" = (select $4::uuid))
        )
        order by t0."due_on", t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
