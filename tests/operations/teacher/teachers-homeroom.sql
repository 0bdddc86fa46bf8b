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
                || t1."grade"::text
                || ',"classNo":'
                || t1."class_no"::text
                || ',"school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t1."school_id" and true
                  ),
                  'null'
                )
                || ',"enrolments":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t24
                      where t24."class_id" = t1."id"
                        and (
                          t24."teacher_id" = (select $3::uuid)
                            and (
                              t24."valid_from" <= $4::text::date
                                and (t24."valid_to" is null or t24."valid_to" > $4::text::date)
                            )
                        )
                    )
                  ) then (
                    select '{"totalCount":'
                      || (
                        select count(*)
                        from "enrolment" t22
                        where t22."class_id" = t1."id"
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
                                          and (t23."valid_to" is null or t23."valid_to" > $4::text::date)
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
                                    || to_json(t8."name")::text
                                    || ',"guardianships":'
                                    || case
                                      when (
                                        exists (
                                          select 1
                                          from "enrolment" t19
                                          where t19."child_id" = t8."id"
                                            and (
                                              t19."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "class_teaching" t20
                                                  where t20."class_id" = t19."class_id"
                                                    and (
                                                      t20."teacher_id" = (select $3::uuid)
                                                        and (
                                                          t20."valid_from" <= $4::text::date
                                                            and (
                                                              t20."valid_to" is null
                                                                or t20."valid_to" > $4::text::date
                                                            )
                                                        )
                                                        and t20."homeroom" = true
                                                    )
                                                )
                                            )
                                        )
                                      ) then (
                                        select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                                        from (
                                          select '{"kind":'
                                            || case t12."kind"
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
                                                  || to_json(t13."name")::text
                                                  || ',"phone":'
                                                  || coalesce(
                                                    '"'
                                                      || $5::text
                                                      || ':s'
                                                      || '0'
                                                      || ':'
                                                      || t13."id"
                                                      || ':'
                                                      || t13."phone_cipher"
                                                      || '"',
                                                    'null'
                                                  )
                                                  || '}'
                                                from "guardian" t13
                                                where t13."id" = t12."guardian_id"
                                                  and exists (
                                                    select 1
                                                    from "guardianship" t14
                                                    where t14."guardian_id" = t13."id"
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
                                                  )
                                              ),
                                              'null'
                                            )
                                            || '}' as n0,
                                            1 as one
                                          from "guardianship" t12
                                          where t12."child_id" = t8."id"
                                            and (
                                              t12."status" = 'active'
                                                and t12."valid_to" is null
                                                and exists (
                                                  select 1
                                                  from "enrolment" t17
                                                  where t17."child_id" = t12."child_id"
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
                                            )
                                          order by t12."id"
                                          limit 3
                                        ) p
                                        having true
                                      )
                                      else 'null'
                                    end
                                    || '}'
                                  from "child" t8
                                  where t8."id" = t5."child_id"
                                    and (
                                      exists (
                                        select 1
                                        from "enrolment" t9
                                        where t9."child_id" = t8."id"
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
                                                            t10."valid_to" is null
                                                              or t10."valid_to" > $4::text::date
                                                          )
                                                      )
                                                  )
                                              )
                                          )
                                      )
                                        or exists (
                                          select 1
                                          from "counselling_session" t11
                                          where t11."child_id" = t8."id"
                                            and t11."counsellor_teacher_id" = (select $3::uuid)
                                        )
                                    )
                                ),
                                'null'
                              )
                              || '}'
                            from "student" t5
                            where t5."id" = t4."student_id"
                              and exists (
                                select 1
                                from "enrolment" t6
                                where t6."student_id" = t5."id"
                                  and (
                                    t6."valid_to" is null
                                      and exists (
                                        select 1
                                        from "class_teaching" t7
                                        where t7."class_id" = t6."class_id"
                                          and (
                                            t7."teacher_id" = (select $3::uuid)
                                              and (
                                                t7."valid_from" <= $4::text::date
                                                  and (
                                                    t7."valid_to" is null or t7."valid_to" > $4::text::date
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
                      from "enrolment" t4
                      where t4."class_id" = t1."id"
                        and (
                          t4."valid_to" is null
                            and exists (
                              select 1
                              from "class_teaching" t21
                              where t21."class_id" = t4."class_id"
                                and (
                                  t21."teacher_id" = (select $3::uuid)
                                    and (
                                      t21."valid_from" <= $4::text::date
                                        and (t21."valid_to" is null or t21."valid_to" > $4::text::date)
                                    )
                                )
                            )
                        )
                      order by t4."id"
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
                  where t2."class_id" = t1."id" and t2."teacher_id" = (select $3::uuid)
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
