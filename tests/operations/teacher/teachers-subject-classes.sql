-- one statement, as tc_teacher for teacher:subject
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"classTeachings":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"subject":'
          || case t0."subject"
            when '11' then '"MORAL_AND_LIFE"'
            when '12' then '"MORAL_EDUCATION"'
            when '13' then '"CHINESE"'
            when '14' then '"MATHEMATICS"'
            when '15' then '"SCIENCE"'
            when '16' then '"PHYSICS"'
            when '17' then '"CHEMISTRY"'
            when '18' then '"BIOLOGY"'
            when '19' then '"HISTORY_AND_SOCIETY"'
            when '20' then '"GEOGRAPHY"'
            when '21' then '"HISTORY"'
            when '22' then '"PHYSICAL_EDUCATION"'
            when '23' then '"ARTS"'
            when '24' then '"MUSIC"'
            when '25' then '"FINE_ARTS"'
            when '40' then '"FOREIGN_LANGUAGE"'
            when '41' then '"ENGLISH"'
            when '42' then '"JAPANESE"'
            when '43' then '"RUSSIAN"'
            when '49' then '"OTHER_FOREIGN_LANGUAGE"'
            when '60' then '"INTEGRATED_PRACTICE"'
            when '61' then '"INFORMATION_TECHNOLOGY"'
            when '62' then '"LABOUR_AND_TECHNOLOGY"'
            else 'null'
          end
          || ',"homeroom":'
          || t0."homeroom"::text
          || ',"schoolClass":'
          || coalesce(
            (
              select '{"grade":'
                || t1."grade"::text
                || ',"enrolments":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t20
                      where t20."class_id" = t1."id"
                        and (
                          t20."teacher_id" = (select $3::uuid)
                            and (
                              t20."valid_from" <= $4::text::date
                                and (t20."valid_to" is null or t20."valid_to" > $4::text::date)
                            )
                        )
                    )
                  ) then (
                    select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                    from (
                      select '{"student":'
                        || coalesce(
                          (
                            select '{"child":'
                              || coalesce(
                                (
                                  select '{"name":'
                                    || to_json(t7."name")::text
                                    || ',"guardianships":'
                                    || case
                                      when (
                                        exists (
                                          select 1
                                          from "enrolment" t17
                                          where t17."child_id" = t7."id"
                                            and (
                                              t17."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "class_teaching" t18
                                                  where t18."class_id" = t17."class_id"
                                                    and (
                                                      t18."teacher_id" = (select $3::uuid)
                                                        and (
                                                          t18."valid_from" <= $4::text::date
                                                            and (
                                                              t18."valid_to" is null
                                                                or t18."valid_to" > $4::text::date
                                                            )
                                                        )
                                                        and t18."homeroom" = true
                                                    )
                                                )
                                            )
                                        )
                                      ) then (
                                        select '{"totalCount":'
                                          || (
                                            select count(*)
                                            from "guardianship" t14
                                            where t14."child_id" = t7."id"
                                              and (
                                                t14."status" = 'active'
                                                  and t14."valid_to" is null
                                                  and exists (
                                                    select 1
                                                    from "enrolment" t15
                                                    where t15."child_id" = t14."child_id"
                                                      and (
                                                        t15."valid_to" is null
                                                          and exists (
                                                            select 1
                                                            from "class_teaching" t16
                                                            where t16."class_id" = t15."class_id"
                                                              and (
                                                                t16."teacher_id" = (select $3::uuid)
                                                                  and (
                                                                    t16."valid_from" <= $4::text::date
                                                                      and (
                                                                        t16."valid_to" is null
                                                                          or t16."valid_to" > $4::text::date
                                                                      )
                                                                  )
                                                                  and t16."homeroom" = true
                                                              )
                                                          )
                                                      )
                                                  )
                                              )
                                          )::text
                                          || '}'
                                        from (
                                          select 1 as one
                                          from "guardianship" t11
                                          where t11."child_id" = t7."id"
                                            and (
                                              t11."status" = 'active'
                                                and t11."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "enrolment" t12
                                                  where t12."child_id" = t11."child_id"
                                                    and (
                                                      t12."valid_to" is null
                                                        and exists (
                                                          select 1
                                                          from "class_teaching" t13
                                                          where t13."class_id" = t12."class_id"
                                                            and (
                                                              t13."teacher_id" = (select $3::uuid)
                                                                and (
                                                                  t13."valid_from" <= $4::text::date
                                                                    and (
                                                                      t13."valid_to" is null
                                                                        or t13."valid_to" > $4::text::date
                                                                    )
                                                                )
                                                                and t13."homeroom" = true
                                                            )
                                                        )
                                                    )
                                                )
                                            )
                                          order by t11."id"
                                          limit 2
                                        ) p
                                        having true
                                      )
                                      else 'null'
                                    end
                                    || '}'
                                  from "child" t7
                                  where t7."id" = t4."child_id"
                                    and (
                                      exists (
                                        select 1
                                        from "enrolment" t8
                                        where t8."child_id" = t7."id"
                                          and (
                                            t8."valid_to" is null
                                              and exists (
                                                select 1
                                                from "class_teaching" t9
                                                where t9."class_id" = t8."class_id"
                                                  and (
                                                    t9."teacher_id" = (select $3::uuid)
                                                      and (
                                                        t9."valid_from" <= $4::text::date
                                                          and (
                                                            t9."valid_to" is null
                                                              or t9."valid_to" > $4::text::date
                                                          )
                                                      )
                                                  )
                                              )
                                          )
                                      )
                                        or exists (
                                          select 1
                                          from "counselling_session" t10
                                          where t10."child_id" = t7."id"
                                            and t10."counsellor_teacher_id" = (select $3::uuid)
                                        )
                                    )
                                ),
                                'null'
                              )
                              || '}'
                            from "student" t4
                            where t4."id" = t3."student_id"
                              and exists (
                                select 1
                                from "enrolment" t5
                                where t5."student_id" = t4."id"
                                  and (
                                    t5."valid_to" is null
                                      and exists (
                                        select 1
                                        from "class_teaching" t6
                                        where t6."class_id" = t5."class_id"
                                          and (
                                            t6."teacher_id" = (select $3::uuid)
                                              and (
                                                t6."valid_from" <= $4::text::date
                                                  and (
                                                    t6."valid_to" is null or t6."valid_to" > $4::text::date
                                                  )
                                              )
                                          )
                                      )
                                  )
                              )
                          ),
                          'null'
                        )
                        || '}' as n0,
                        1 as one
                      from "enrolment" t3
                      where t3."class_id" = t1."id"
                        and (
                          t3."valid_to" is null
                            and exists (
                              select 1
                              from "class_teaching" t19
                              where t19."class_id" = t3."class_id"
                                and (
                                  t19."teacher_id" = (select $3::uuid)
                                    and (
                                      t19."valid_from" <= $4::text::date
                                        and (t19."valid_to" is null or t19."valid_to" > $4::text::date)
                                    )
                                )
                            )
                        )
                      order by t3."id"
                      limit 20
                    ) p
                    having true
                  )
                  else 'null'
                end
                || '}'
              from "school_class" t1
              where t1."id" = t0."class_id"
                and exists (
                  select 1
                  from "class_teaching" t2
                  where t2."class_id" = t1."id" and t2."teacher_id" = (select $3::uuid)
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "class_teaching" t0
        where t0."teacher_id" = (select $3::uuid)
        order by t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
