-- one statement, as tc_teacher for teacher
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 text: nonce of the request, marks what the server splices in
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
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t0."valid_to"::text || '"', 'null')
          || ',"subject":'
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
          || ',"schoolClass":'
          || coalesce(
            (
              select '{"grade":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t3
                      where t3."class_id" = t1."id" and t3."teacher_id" = (select $3::uuid)
                    )
                  ) then t1."grade"::text
                  else 'null'
                end
                || ',"classNo":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t4
                      where t4."class_id" = t1."id" and t4."teacher_id" = (select $3::uuid)
                    )
                  ) then t1."class_no"::text
                  else 'null'
                end
                || ',"school":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t6
                      where t6."class_id" = t1."id" and t6."teacher_id" = (select $3::uuid)
                    )
                  ) then coalesce(
                    (
                      select '{"name":' || to_json(t5."name")::text || '}'
                      from "school" t5
                      where t5."id" = t1."school_id" and true
                    ),
                    'null'
                  )
                  else 'null'
                end
                || ',"enrolments":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t31
                      where t31."class_id" = t1."id"
                        and (
                          t31."teacher_id" = (select $3::uuid)
                            and (
                              t31."valid_from" <= $4::text::date
                                and (t31."valid_to" is null or t31."valid_to" > $4::text::date)
                            )
                        )
                    )
                  ) then (
                    select '{"totalCount":'
                      || (
                        select count(*)
                        from "enrolment" t29
                        where t29."class_id" = t1."id"
                          and (
                            t29."valid_to" is null
                              and exists (
                                select 1
                                from "class_teaching" t30
                                where t30."class_id" = t29."class_id"
                                  and (
                                    t30."teacher_id" = (select $3::uuid)
                                      and (
                                        t30."valid_from" <= $4::text::date
                                          and (t30."valid_to" is null or t30."valid_to" > $4::text::date)
                                      )
                                  )
                              )
                          )
                      )::text
                      || ',"nodes":['
                      || coalesce(string_agg(p.n1, ','), '')
                      || ']}'
                    from (
                      select '{"student":'
                        || coalesce(
                          (
                            select '{"child":'
                              || coalesce(
                                (
                                  select '{"name":'
                                    || case
                                      when (
                                        (
                                          exists (
                                            select 1
                                            from "enrolment" t16
                                            where t16."child_id" = t11."id"
                                              and (
                                                t16."valid_to" is null
                                                  and exists (
                                                    select 1
                                                    from "class_teaching" t17
                                                    where t17."class_id" = t16."class_id"
                                                      and (
                                                        t17."teacher_id" = (select $3::uuid)
                                                          and (
                                                            t17."valid_from" <= $4::text::date
                                                              and (
                                                                t17."valid_to" is null
                                                                  or t17."valid_to" > $4::text::date
                                                              )
                                                          )
                                                      )
                                                  )
                                              )
                                          )
                                            or exists (
                                              select 1
                                              from "counselling_session" t18
                                              where t18."child_id" = t11."id"
                                                and t18."counsellor_teacher_id" = (select $3::uuid)
                                            )
                                        )
                                      ) then to_json(
                                        t11."name"
                                      )::text
                                      else 'null'
                                    end
                                    || ',"guardianships":'
                                    || case
                                      when (
                                        exists (
                                          select 1
                                          from "enrolment" t26
                                          where t26."child_id" = t11."id"
                                            and (
                                              t26."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "class_teaching" t27
                                                  where t27."class_id" = t26."class_id"
                                                    and (
                                                      t27."teacher_id" = (select $3::uuid)
                                                        and (
                                                          t27."valid_from" <= $4::text::date
                                                            and (
                                                              t27."valid_to" is null
                                                                or t27."valid_to" > $4::text::date
                                                            )
                                                        )
                                                        and t27."homeroom" = true
                                                    )
                                                )
                                            )
                                        )
                                      ) then (
                                        select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                                        from (
                                          select '{"kind":'
                                            || case t19."kind"
                                              when 'parent' then '"PARENT"'
                                              when 'kin' then '"KIN"'
                                              when 'entrusted' then '"ENTRUSTED"'
                                              when 'institution' then '"INSTITUTION"'
                                              when 'state' then '"STATE"'
                                              else 'null'
                                            end
                                            || ',"guardian":'
                                            || coalesce(
                                              (
                                                select '{"name":'
                                                  || to_json(t20."name")::text
                                                  || ',"phone":'
                                                  || coalesce(
                                                    '"'
                                                      || $5::text
                                                      || ':s'
                                                      || '0'
                                                      || ':'
                                                      || t20."id"
                                                      || ':'
                                                      || t20."phone_cipher"
                                                      || '"',
                                                    'null'
                                                  )
                                                  || '}'
                                                from "guardian" t20
                                                where t20."id" = t19."guardian_id"
                                                  and exists (
                                                    select 1
                                                    from "guardianship" t21
                                                    where t21."guardian_id" = t20."id"
                                                      and (
                                                        t21."status" = 'active'
                                                          and t21."valid_to" is null
                                                          and exists (
                                                            select 1
                                                            from "enrolment" t22
                                                            where t22."child_id" = t21."child_id"
                                                              and (
                                                                t22."valid_to" is null
                                                                  and exists (
                                                                    select 1
                                                                    from "class_teaching" t23
                                                                    where t23."class_id" = t22."class_id"
                                                                      and (
                                                                        t23."teacher_id" = (select $3::uuid)
                                                                          and (
                                                                            t23."valid_from" <= $4::text::date
                                                                              and (
                                                                                t23."valid_to" is null
                                                                                  or t23."valid_to" > $4::text::date
                                                                              )
                                                                          )
                                                                          and t23."homeroom" = true
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
                                          from "guardianship" t19
                                          where t19."child_id" = t11."id"
                                            and (
                                              t19."status" = 'active'
                                                and t19."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "enrolment" t24
                                                  where t24."child_id" = t19."child_id"
                                                    and (
                                                      t24."valid_to" is null
                                                        and exists (
                                                          select 1
                                                          from "class_teaching" t25
                                                          where t25."class_id" = t24."class_id"
                                                            and (
                                                              t25."teacher_id" = (select $3::uuid)
                                                                and (
                                                                  t25."valid_from" <= $4::text::date
                                                                    and (
                                                                      t25."valid_to" is null
                                                                        or t25."valid_to" > $4::text::date
                                                                    )
                                                                )
                                                                and t25."homeroom" = true
                                                            )
                                                        )
                                                    )
                                                )
                                            )
                                          order by t19."id"
                                          limit 3
                                        ) p
                                        having true
                                      )
                                      else 'null'
                                    end
                                    || '}'
                                  from "child" t11
                                  where t11."id" = t8."child_id"
                                    and (
                                      exists (
                                        select 1
                                        from "enrolment" t12
                                        where t12."child_id" = t11."id"
                                          and (
                                            (
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
                                                    )
                                                )
                                            )
                                              or (
                                                t12."valid_to" is null
                                                  and exists (
                                                    select 1
                                                    from "class_teaching" t14
                                                    where t14."class_id" = t12."class_id"
                                                      and (
                                                        t14."teacher_id" = (select $3::uuid)
                                                          and (
                                                            t14."valid_from" <= $4::text::date
                                                              and (
                                                                t14."valid_to" is null
                                                                  or t14."valid_to" > $4::text::date
                                                              )
                                                          )
                                                          and t14."homeroom" = true
                                                      )
                                                  )
                                              )
                                          )
                                      )
                                        or exists (
                                          select 1
                                          from "counselling_session" t15
                                          where t15."child_id" = t11."id"
                                            and t15."counsellor_teacher_id" = (select $3::uuid)
                                        )
                                    )
                                ),
                                'null'
                              )
                              || '}'
                            from "student" t8
                            where t8."id" = t7."student_id"
                              and exists (
                                select 1
                                from "enrolment" t9
                                where t9."student_id" = t8."id"
                                  and (
                                    t9."valid_to" is null
                                      and exists (
                                        select 1
                                        from "class_teaching" t10
                                        where t10."class_id" = t9."class_id"
                                          and (
                                            t10."teacher_id" = (select $3::uuid)
                                              and (
                                                t10."valid_from" <= $4::text::date
                                                  and (
                                                    t10."valid_to" is null or t10."valid_to" > $4::text::date
                                                  )
                                              )
                                          )
                                      )
                                  )
                              )
                          ),
                          'null'
                        )
                        || '}' as n1,
                        1 as one
                      from "enrolment" t7
                      where t7."class_id" = t1."id"
                        and (
                          t7."valid_to" is null
                            and exists (
                              select 1
                              from "class_teaching" t28
                              where t28."class_id" = t7."class_id"
                                and (
                                  t28."teacher_id" = (select $3::uuid)
                                    and (
                                      t28."valid_from" <= $4::text::date
                                        and (t28."valid_to" is null or t28."valid_to" > $4::text::date)
                                    )
                                )
                            )
                        )
                      order by t7."id"
                      limit 60
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
                  where t2."class_id" = t1."id"
                    and (
                      t2."teacher_id" = (select $3::uuid)
                        or (
                          t2."teacher_id" = (select $3::uuid)
                            and (
                              t2."valid_from" <= $4::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "class_teaching" t0
        where t0."teacher_id" = (select $3::uuid) and t0."homeroom" = true
        order by t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
