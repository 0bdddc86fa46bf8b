-- one statement, as tc_guardian for guardian
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
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
          || ',"idNumber":'
          || coalesce(to_json('****' || t0."id_number_tail")::text, 'null')
          || ',"ageBand":'
          || case case when t0."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6' when t0."birth_date" <= ($3::text::date - interval '6 years')::date and t0."birth_date" > ($3::text::date - interval '14 years')::date then '6-13' when t0."birth_date" <= ($3::text::date - interval '14 years')::date and t0."birth_date" > ($3::text::date - interval '16 years')::date then '14-15' when t0."birth_date" <= ($3::text::date - interval '16 years')::date then '16+' end
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else 'null'
          end
          || ',"students":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"studentNo":'
                || coalesce(to_json('****' || t1."student_no_tail")::text, 'null')
                || ',"category":'
                || case t1."category"
                  when '21100' then '"PRIMARY"'
                  when '31100' then '"JUNIOR"'
                  when '31200' then '"VOCATIONAL_JUNIOR"'
                  when '51100' then '"SPECIAL_VISUAL"'
                  when '51200' then '"SPECIAL_HEARING"'
                  when '51300' then '"SPECIAL_INTELLECTUAL"'
                  when '51400' then '"SPECIAL_OTHER"'
                  else 'null'
                end
                || ',"enrolments":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"schoolYear":'
                      || t2."school_year"::text
                      || ',"kind":'
                      || case t2."kind"
                        when 'catchment' then '"CATCHMENT"'
                        when 'migrant' then '"MIGRANT"'
                        when 'transfer' then '"TRANSFER"'
                        when 'allotted' then '"ALLOTTED"'
                        else 'null'
                      end
                      || ',"schoolClass":'
                      || coalesce(
                        (
                          select '{"grade":'
                            || t3."grade"::text
                            || ',"classNo":'
                            || t3."class_no"::text
                            || ',"school":'
                            || coalesce(
                              (
                                select '{"name":'
                                  || to_json(t9."name")::text
                                  || ',"headName":'
                                  || coalesce(to_json(t9."head_name")::text, 'null')
                                  || ',"officePhone":'
                                  || coalesce(to_json(t9."office_phone")::text, 'null')
                                  || '}'
                                from "school" t9
                                where t9."id" = t3."school_id" and true
                              ),
                              'null'
                            )
                            || '}'
                          from "school_class" t3
                          where t3."id" = t2."class_id"
                            and exists (
                              select 1
                              from "enrolment" t4
                              where t4."class_id" = t3."id"
                                and exists (
                                  select 1
                                  from "student" t5
                                  where t5."id" = t4."student_id"
                                    and exists (
                                      select 1
                                      from "child" t6
                                      where t6."id" = t5."child_id"
                                        and (
                                          exists (
                                            select 1
                                            from "guardianship" t7
                                            where t7."child_id" = t6."id"
                                              and (
                                                t7."guardian_id" = (select $4::uuid)
                                                  and t7."status" = 'active'
                                                  and (
                                                    t7."valid_from" <= $3::text::date
                                                      and (
                                                        t7."valid_to" is null
                                                          or t7."valid_to" > $3::text::date
                                                      )
                                                  )
                                              )
                                          )
                                            and exists (
                                              select 1
                                              from "child_location" t8
                                              where t8."child_id" = t6."id" and t8."protective" = false
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
                    from "enrolment" t2
                    where t2."student_id" = t1."id"
                      and exists (
                        select 1
                        from "student" t10
                        where t10."id" = t2."student_id"
                          and exists (
                            select 1
                            from "child" t11
                            where t11."id" = t10."child_id"
                              and (
                                exists (
                                  select 1
                                  from "guardianship" t12
                                  where t12."child_id" = t11."id"
                                    and (
                                      t12."guardian_id" = (select $4::uuid)
                                        and t12."status" = 'active'
                                        and (
                                          t12."valid_from" <= $3::text::date
                                            and (t12."valid_to" is null or t12."valid_to" > $3::text::date)
                                        )
                                    )
                                )
                                  and exists (
                                    select 1
                                    from "child_location" t13
                                    where t13."child_id" = t11."id" and t13."protective" = false
                                  )
                              )
                          )
                      )
                      and t2."valid_to" is null
                    order by t2."id"
                    limit 10
                  ) p
                  having true
                )
                || '}' as n0,
                1 as one
              from "student" t1
              where t1."child_id" = t0."id"
                and exists (
                  select 1
                  from "child" t14
                  where t14."id" = t1."child_id"
                    and exists (
                      select 1
                      from "guardianship" t15
                      where t15."child_id" = t14."id"
                        and (
                          t15."guardian_id" = (select $4::uuid)
                            and t15."status" = 'active'
                            and (
                              t15."valid_from" <= $3::text::date
                                and (t15."valid_to" is null or t15."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
              order by t1."id"
              limit 1
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t0
        where exists (
          select 1
          from "guardianship" t16
          where t16."child_id" = t0."id"
            and (
              t16."guardian_id" = (select $4::uuid)
                and t16."status" = 'active'
                and (
                  t16."valid_from" <= $3::text::date
                    and (t16."valid_to" is null or t16."valid_to" > $3::text::date)
                )
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
