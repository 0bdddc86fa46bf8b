-- one statement, as tc_guardian for guardian:protective
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"enrolled":'
          || case
            when (
              (
                exists (
                  select 1
                  from "guardianship" t1
                  where t1."child_id" = t0."id"
                    and t1."archived_at" is null
                    and (
                      t1."guardian_id" = (select $3::uuid)
                        and t1."status" = 'active'
                        and (
                          t1."valid_from" <= $4::text::date
                            and (t1."valid_to" is null or t1."valid_to" > $4::text::date)
                        )
                    )
                )
                  and exists (
                    select 1
                    from "child_location" t2
                    where t2."child_id" = t0."id" and t2."archived_at" is null and t2."protective" = false
                  )
              )
            ) then '"'
              || $2::text || ':m1o' || t0."id" || '"' || t0."enrolled"::text
            else 'null'
          end || ',"locations":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m2o' || t3."child_id" || '"{"address":' || coalesce(
                  '"' || $2::text || ':s' || '0' || ':' || t3."id" || ':' || t3."address_cipher" || '"',
                  'null'
                ) || '}' as n0,
                1 as one
              from "child_location" t3
              where t3."child_id" = t0."id"
                and (
                  t3."archived_at" is null
                    and (
                      exists (
                        select 1
                        from "child" t4
                        where t4."id" = t3."child_id"
                          and t4."archived_at" is null
                          and exists (
                            select 1
                            from "guardianship" t5
                            where t5."child_id" = t4."id"
                              and t5."archived_at" is null
                              and (
                                t5."guardian_id" = (select $3::uuid)
                                  and t5."status" = 'active'
                                  and (
                                    t5."valid_from" <= $4::text::date
                                      and (t5."valid_to" is null or t5."valid_to" > $4::text::date)
                                  )
                              )
                          )
                      )
                        and t3."protective" = false
                    )
                )
              order by t3."id" limit 11
            ) p having true
          ) || ',"students":' || (
            select case when count(*) > 1 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:1], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m3o' || t6."child_id" || '"{"since":"' || t6."since"::text || '","school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t7."name")::text || '}'
                    from "school" t7
                    where t7."id" = t6."school_id" and t7."archived_at" is null
                  ),
                  'null'
                ) || ',"enrolments":' || (
                  select case when count(*) > 10 then '"' || $2::text || ':t' || '3' || '"' else '' end
                    || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
                  from (
                    select '"'
                      || $2::text || ':m4o' || t8."id" || '"{"schoolYear":' || t8."school_year"::text
                      || '}' as n0,
                      1 as one
                    from "enrolment" t8
                    where t8."student_id" = t6."id"
                      and (
                        t8."archived_at" is null
                          and exists (
                            select 1
                            from "student" t9
                            where t9."id" = t8."student_id"
                              and t9."archived_at" is null
                              and exists (
                                select 1
                                from "child" t10
                                where t10."id" = t9."child_id"
                                  and t10."archived_at" is null
                                  and (
                                    exists (
                                      select 1
                                      from "guardianship" t11
                                      where t11."child_id" = t10."id"
                                        and t11."archived_at" is null
                                        and (
                                          t11."guardian_id" = (select $3::uuid)
                                            and t11."status" = 'active'
                                            and (
                                              t11."valid_from" <= $4::text::date
                                                and (
                                                  t11."valid_to" is null or t11."valid_to" > $4::text::date
                                                )
                                            )
                                        )
                                    )
                                      and exists (
                                        select 1
                                        from "child_location" t12
                                        where t12."child_id" = t10."id"
                                          and t12."archived_at" is null
                                          and t12."protective" = false
                                      )
                                  )
                              )
                          )
                      )
                    order by t8."id" limit 11
                  ) p having true
                ) || ',"nutritionTerms":' || (
                  select case when count(*) > 4 then '"' || $2::text || ':t' || '4' || '"' else '' end
                    || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:4], ','), '') || ']}'
                  from (
                    select '"'
                      || $2::text || ':m5o' || t13."id" || '"{"covered":' || t13."covered"::text
                      || ',"termSchool":' || coalesce(
                        (
                          select '{"name":' || to_json(t14."name")::text || '}'
                          from "school" t14
                          where t14."id" = t13."term_school_id" and t14."archived_at" is null
                        ),
                        'null'
                      ) || '}' as n0,
                      1 as one
                    from "nutrition_pupil_term" t13
                    where t13."student_id" = t6."id"
                      and (
                        t13."archived_at" is null
                          and exists (
                            select 1
                            from "student" t15
                            where t15."id" = t13."student_id"
                              and t15."archived_at" is null
                              and exists (
                                select 1
                                from "child" t16
                                where t16."id" = t15."child_id"
                                  and t16."archived_at" is null
                                  and (
                                    exists (
                                      select 1
                                      from "guardianship" t17
                                      where t17."child_id" = t16."id"
                                        and t17."archived_at" is null
                                        and (
                                          t17."guardian_id" = (select $3::uuid)
                                            and t17."status" = 'active'
                                            and (
                                              t17."valid_from" <= $4::text::date
                                                and (
                                                  t17."valid_to" is null or t17."valid_to" > $4::text::date
                                                )
                                            )
                                        )
                                    )
                                      and exists (
                                        select 1
                                        from "child_location" t18
                                        where t18."child_id" = t16."id"
                                          and t18."archived_at" is null
                                          and t18."protective" = false
                                      )
                                  )
                              )
                          )
                      )
                    order by t13."id" limit 5
                  ) p having true
                ) || '}' as n0,
                1 as one
              from "student" t6
              where t6."child_id" = t0."id"
                and (
                  t6."archived_at" is null
                    and exists (
                      select 1
                      from "child" t19
                      where t19."id" = t6."child_id"
                        and t19."archived_at" is null
                        and (
                          exists (
                            select 1
                            from "guardianship" t20
                            where t20."child_id" = t19."id"
                              and t20."archived_at" is null
                              and (
                                t20."guardian_id" = (select $3::uuid)
                                  and t20."status" = 'active'
                                  and (
                                    t20."valid_from" <= $4::text::date
                                      and (t20."valid_to" is null or t20."valid_to" > $4::text::date)
                                  )
                              )
                          )
                            and exists (
                              select 1
                              from "child_location" t21
                              where t21."child_id" = t19."id"
                                and t21."archived_at" is null
                                and t21."protective" = false
                            )
                        )
                    )
                )
              order by t6."id" limit 2
            ) p having true
          ) || '}' as n0,
          1 as one
        from "child" t0
        where (
          t0."archived_at" is null
            and exists (
              select 1
              from "guardianship" t22
              where t22."child_id" = t0."id"
                and t22."archived_at" is null
                and (
                  t22."guardian_id" = (select $3::uuid)
                    and t22."status" = 'active'
                    and (
                      t22."valid_from" <= $4::text::date
                        and (t22."valid_to" is null or t22."valid_to" > $4::text::date)
                    )
                )
            )
        )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
