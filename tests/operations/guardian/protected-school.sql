-- one statement, as tc_guardian for guardian:protective
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: scope of the asker's assignments (group 0)
-- $5 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"enrolled":'
          || t0."enrolled"::text
          || ',"locations":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"address":'
                || coalesce(
                  '"' || $3::text || ':s' || '0' || ':' || t1."id" || ':' || t1."address_cipher" || '"',
                  'null'
                )
                || '}' as n0,
                1 as one
              from "child_location" t1
              where t1."child_id" = t0."id"
                and (
                  t1."archived_at" is null
                    and (
                      exists (
                        select 1
                        from "child" t2
                        where t2."id" = t1."child_id"
                          and t2."archived_at" is null
                          and exists (
                            select 1
                            from "guardianship" t3
                            where t3."child_id" = t2."id"
                              and t3."archived_at" is null
                              and (
                                t3."guardian_id" = (select $4::uuid)
                                  and t3."status" = 'active'
                                  and (
                                    t3."valid_from" <= $5::text::date
                                      and (t3."valid_to" is null or t3."valid_to" > $5::text::date)
                                  )
                              )
                          )
                      )
                        and t1."protective" = false
                    )
                )
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || ',"students":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"since":"'
                || t4."since"::text
                || '","school":'
                || case
                  when (
                    exists (
                      select 1
                      from "child" t6
                      where t6."id" = t4."child_id"
                        and t6."archived_at" is null
                        and (
                          exists (
                            select 1
                            from "guardianship" t7
                            where t7."child_id" = t6."id"
                              and t7."archived_at" is null
                              and (
                                t7."guardian_id" = (select $4::uuid)
                                  and t7."status" = 'active'
                                  and (
                                    t7."valid_from" <= $5::text::date
                                      and (t7."valid_to" is null or t7."valid_to" > $5::text::date)
                                  )
                              )
                          )
                            and exists (
                              select 1
                              from "child_location" t8
                              where t8."child_id" = t6."id"
                                and t8."archived_at" is null
                                and t8."protective" = false
                            )
                        )
                    )
                  ) then coalesce(
                    (
                      select '{"name":' || to_json(t5."name")::text || '}'
                      from "school" t5
                      where t5."id" = t4."school_id" and t5."archived_at" is null
                    ),
                    'null'
                  )
                  else 'null'
                end
                || ',"enrolments":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"schoolYear":' || t9."school_year"::text || '}' as n0, 1 as one
                    from "enrolment" t9
                    where t9."student_id" = t4."id"
                      and (
                        t9."archived_at" is null
                          and exists (
                            select 1
                            from "student" t10
                            where t10."id" = t9."student_id"
                              and t10."archived_at" is null
                              and exists (
                                select 1
                                from "child" t11
                                where t11."id" = t10."child_id"
                                  and t11."archived_at" is null
                                  and (
                                    exists (
                                      select 1
                                      from "guardianship" t12
                                      where t12."child_id" = t11."id"
                                        and t12."archived_at" is null
                                        and (
                                          t12."guardian_id" = (select $4::uuid)
                                            and t12."status" = 'active'
                                            and (
                                              t12."valid_from" <= $5::text::date
                                                and (
                                                  t12."valid_to" is null or t12."valid_to" > $5::text::date
                                                )
                                            )
                                        )
                                    )
                                      and exists (
                                        select 1
                                        from "child_location" t13
                                        where t13."child_id" = t11."id"
                                          and t13."archived_at" is null
                                          and t13."protective" = false
                                      )
                                  )
                              )
                          )
                      )
                    order by t9."id"
                    limit 10
                  ) p
                  having true
                )
                || ',"nutritionTerms":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"covered":'
                      || t14."covered"::text
                      || ',"termSchool":'
                      || case
                        when (
                          exists (
                            select 1
                            from "student" t16
                            where t16."id" = t14."student_id"
                              and t16."archived_at" is null
                              and exists (
                                select 1
                                from "child" t17
                                where t17."id" = t16."child_id"
                                  and t17."archived_at" is null
                                  and (
                                    exists (
                                      select 1
                                      from "guardianship" t18
                                      where t18."child_id" = t17."id"
                                        and t18."archived_at" is null
                                        and (
                                          t18."guardian_id" = (select $4::uuid)
                                            and t18."status" = 'active'
                                            and (
                                              t18."valid_from" <= $5::text::date
                                                and (
                                                  t18."valid_to" is null or t18."valid_to" > $5::text::date
                                                )
                                            )
                                        )
                                    )
                                      and exists (
                                        select 1
                                        from "child_location" t19
                                        where t19."child_id" = t17."id"
                                          and t19."archived_at" is null
                                          and t19."protective" = false
                                      )
                                  )
                              )
                          )
                        ) then coalesce(
                          (
                            select '{"name":' || to_json(t15."name")::text || '}'
                            from "school" t15
                            where t15."id" = t14."term_school_id" and t15."archived_at" is null
                          ),
                          'null'
                        )
                        else 'null'
                      end
                      || '}' as n0,
                      1 as one
                    from "nutrition_pupil_term" t14
                    where t14."student_id" = t4."id"
                      and (
                        t14."archived_at" is null
                          and exists (
                            select 1
                            from "student" t20
                            where t20."id" = t14."student_id"
                              and t20."archived_at" is null
                              and exists (
                                select 1
                                from "child" t21
                                where t21."id" = t20."child_id"
                                  and t21."archived_at" is null
                                  and exists (
                                    select 1
                                    from "guardianship" t22
                                    where t22."child_id" = t21."id"
                                      and t22."archived_at" is null
                                      and (
                                        t22."guardian_id" = (select $4::uuid)
                                          and t22."status" = 'active'
                                          and (
                                            t22."valid_from" <= $5::text::date
                                              and (t22."valid_to" is null or t22."valid_to" > $5::text::date)
                                          )
                                      )
                                  )
                              )
                          )
                      )
                    order by t14."id"
                    limit 4
                  ) p
                  having true
                )
                || '}' as n0,
                1 as one
              from "student" t4
              where t4."child_id" = t0."id"
                and (
                  t4."archived_at" is null
                    and exists (
                      select 1
                      from "child" t23
                      where t23."id" = t4."child_id"
                        and t23."archived_at" is null
                        and exists (
                          select 1
                          from "guardianship" t24
                          where t24."child_id" = t23."id"
                            and t24."archived_at" is null
                            and (
                              t24."guardian_id" = (select $4::uuid)
                                and t24."status" = 'active'
                                and (
                                  t24."valid_from" <= $5::text::date
                                    and (t24."valid_to" is null or t24."valid_to" > $5::text::date)
                                )
                            )
                        )
                    )
                )
              order by t4."id"
              limit 1
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t0
        where (
          t0."archived_at" is null
            and exists (
              select 1
              from "guardianship" t25
              where t25."child_id" = t0."id"
                and t25."archived_at" is null
                and (
                  t25."guardian_id" = (select $4::uuid)
                    and t25."status" = 'active'
                    and (
                      t25."valid_from" <= $5::text::date
                        and (t25."valid_to" is null or t25."valid_to" > $5::text::date)
                    )
                )
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
