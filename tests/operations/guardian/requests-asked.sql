-- one statement, as tc_guardian for guardian
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
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
          end || ',"status":' || case t0."status"
            when 'submitted' then '"SUBMITTED"'
            when 'corrected' then '"CORRECTED"'
            when 'declined' then '"DECLINED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"submittedOn":"' || t0."submitted_on"::text || '","dueOn":'
          || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"answeredOn":'
          || coalesce('"' || t0."answered_on"::text || '"', 'null') || ',"answer":' || case
            when (
              (
                (
                  t0."guardian_id" = (select $3::uuid)
                    and exists (
                      select 1
                      from "child" t1
                      where t1."id" = t0."child_id"
                        and t1."archived_at" is null
                        and exists (
                          select 1
                          from "guardianship" t2
                          where t2."child_id" = t1."id"
                            and t2."archived_at" is null
                            and (
                              t2."guardian_id" = (select $3::uuid)
                                and t2."status" = 'active'
                                and (
                                  t2."valid_from" <= $4::text::date
                                    and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
                  and exists (
                    select 1
                    from "child" t3
                    where t3."id" = t0."child_id"
                      and t3."archived_at" is null
                      and (
                        exists (
                          select 1
                          from "guardianship" t4
                          where t4."child_id" = t3."id"
                            and t4."archived_at" is null
                            and (
                              t4."guardian_id" = (select $3::uuid)
                                and t4."status" = 'active'
                                and (
                                  t4."valid_from" <= $4::text::date
                                    and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                                )
                            )
                        )
                          and exists (
                            select 1
                            from "child_location" t5
                            where t5."child_id" = t3."id"
                              and t5."archived_at" is null
                              and t5."protective" = false
                          )
                      )
                  )
              )
            ) then '"'
              || $2::text || ':m1o' || t0."id" || '"' || coalesce(to_json(t0."answer")::text, 'null')
            else 'null'
          end || ',"child":' || coalesce(
            (
              select '"' || $2::text || ':m2o' || t6."id" || '"{"name":' || to_json(t6."name")::text || '}'
              from "child" t6
              where t6."id" = t0."child_id"
                and (
                  t6."archived_at" is null
                    and exists (
                      select 1
                      from "guardianship" t7
                      where t7."child_id" = t6."id"
                        and t7."archived_at" is null
                        and (
                          t7."guardian_id" = (select $3::uuid)
                            and t7."status" = 'active'
                            and (
                              t7."valid_from" <= $4::text::date
                                and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "correction_request" t0
        where (
          t0."archived_at" is null
            and (
              t0."guardian_id" = (select $3::uuid)
                and exists (
                  select 1
                  from "child" t8
                  where t8."id" = t0."child_id"
                    and t8."archived_at" is null
                    and exists (
                      select 1
                      from "guardianship" t9
                      where t9."child_id" = t8."id"
                        and t9."archived_at" is null
                        and (
                          t9."guardian_id" = (select $3::uuid)
                            and t9."status" = 'active'
                            and (
                              t9."valid_from" <= $4::text::date
                                and (t9."valid_to" is null or t9."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            )
        )
        order by t0."id" limit 10
      ) p having true
    ) || ',"guardianConsents":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m3o' || t10."child_id" || ',' || t10."guardian_id" || '"{"matter":'
          || case t10."matter"
            when 'assessment' then '"ASSESSMENT"'
            when 'placement' then '"PLACEMENT"'
            when 'counselling' then '"COUNSELLING"'
            when 'examination' then '"EXAMINATION"'
            else coalesce(('no code: ' || t10."matter")::regclass::text, 'null')
          end || ',"status":' || case t10."status"
            when 'given' then '"GIVEN"'
            when 'withdrawn' then '"WITHDRAWN"'
            else coalesce(('no code: ' || t10."status")::regclass::text, 'null')
          end || ',"givenOn":"' || t10."given_on"::text || '","withdrawnOn":'
          || coalesce('"' || t10."withdrawn_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "guardian_consent" t10
        where (
          t10."archived_at" is null
            and (
              t10."guardian_id" = (select $3::uuid)
                and exists (
                  select 1
                  from "child" t11
                  where t11."id" = t10."child_id"
                    and t11."archived_at" is null
                    and exists (
                      select 1
                      from "guardianship" t12
                      where t12."child_id" = t11."id"
                        and t12."archived_at" is null
                        and (
                          t12."guardian_id" = (select $3::uuid)
                            and t12."status" = 'active'
                            and (
                              t12."valid_from" <= $4::text::date
                                and (t12."valid_to" is null or t12."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            )
        )
        order by t10."id" limit 10
      ) p having true
    ) || '}}' as r0;
