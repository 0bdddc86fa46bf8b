-- one statement, as tc_township for township-officer:五通乡
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 text: nonce of the request, marks what the server splices in
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"correctionRequests":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"matter":'
          || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t2
                    where t2."id" = t0."child_id"
                      and t2."archived_at" is null
                      and (
                        t2."hukou_township_id" = (select $2::uuid)
                          or t2."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then '"'
              || $3::text || ':m0o' || t0."id" || '"' || case t0."matter"
                when 'identity' then '"IDENTITY"'
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
              end
            else 'null'
          end || ',"department":' || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t3
                    where t3."id" = t0."child_id"
                      and t3."archived_at" is null
                      and (
                        t3."hukou_township_id" = (select $2::uuid)
                          or t3."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then case t0."department"
              when 'education' then '"EDUCATION"'
              when 'township' then '"TOWNSHIP"'
              when 'hr' then '"HR"'
              else coalesce(('no code: ' || t0."department")::regclass::text, 'null')
            end
            else 'null'
          end || ',"status":' || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t4
                    where t4."id" = t0."child_id"
                      and t4."archived_at" is null
                      and (
                        t4."hukou_township_id" = (select $2::uuid)
                          or t4."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then case t0."status"
              when 'submitted' then '"SUBMITTED"'
              when 'corrected' then '"CORRECTED"'
              when 'declined' then '"DECLINED"'
              else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
            end
            else 'null'
          end || ',"dueOn":' || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t5
                    where t5."id" = t0."child_id"
                      and t5."archived_at" is null
                      and (
                        t5."hukou_township_id" = (select $2::uuid)
                          or t5."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then coalesce(
              '"' || t0."due_on"::text || '"', 'null'
            )
            else 'null'
          end || ',"overdue":' || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t6
                    where t6."id" = t0."child_id"
                      and t6."archived_at" is null
                      and (
                        t6."hukou_township_id" = (select $2::uuid)
                          or t6."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then coalesce(
              coalesce(t0."status" = 'submitted' and t0."due_on" < $4::text::date, false)::text, 'null'
            )
            else 'null'
          end || ',"child":' || case
            when (
              (
                t0."department" = 'township'
                  and exists (
                    select 1
                    from "child" t8
                    where t8."id" = t0."child_id"
                      and t8."archived_at" is null
                      and (
                        t8."hukou_township_id" = (select $2::uuid)
                          or t8."residence_township_id" = (select $2::uuid)
                      )
                  )
              )
            ) then coalesce(
              (
                select '"' || $3::text || ':m1o' || t7."id" || '"{"name":' || to_json(t7."name")::text || '}'
                from "child" t7
                where t7."id" = t0."child_id"
                  and (
                    t7."archived_at" is null
                      and (
                        t7."hukou_township_id" = (select $2::uuid)
                          or t7."residence_township_id" = (select $2::uuid)
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
          t0."archived_at" is null
            and (
              (
                t0."department" = 'township'
                  and t0."child_id" = any(
                    array(
                      select t9."id"
                      from "child" t9
                      where (
                        t9."hukou_township_id" = (select $2::uuid)
                          or t9."residence_township_id" = (select $2::uuid)
                      )
                        and t9."archived_at" is null
                    )
                  )
              )
                or (
                  t0."department" = 'township'
                    and t0."child_id" = any(
                      array(
                        select t10."id"
                        from "child" t10
                        where t10."residence_township_id" = (select $2::uuid) and t10."archived_at" is null
                      )
                    )
                )
            )
        )
        order by case
          when (
            (
              t0."department" = 'township'
                and exists (
                  select 1
                  from "child" t1
                  where t1."id" = t0."child_id"
                    and t1."archived_at" is null
                    and (
                      t1."hukou_township_id" = (select $2::uuid)
                        or t1."residence_township_id" = (select $2::uuid)
                    )
                )
            )
          ) then t0."due_on"
        end,
          t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
