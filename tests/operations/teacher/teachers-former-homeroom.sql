-- one statement, as tc_teacher for teacher:former-homeroom
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
        select '{"homeroom":'
          || t0."homeroom"::text
          || ',"validTo":'
          || coalesce('"' || t0."valid_to"::text || '"', 'null')
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
                || ',"enrolments":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t8
                      where t8."class_id" = t1."id"
                        and (
                          t8."teacher_id" = (select $3::uuid)
                            and (
                              t8."valid_from" <= $4::text::date
                                and (t8."valid_to" is null or t8."valid_to" > $4::text::date)
                            )
                        )
                    )
                  ) then (
                    select '{"totalCount":'
                      || (
                        select count(*)
                        from "enrolment" t6
                        where t6."class_id" = t1."id"
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
                                          and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                                      )
                                  )
                              )
                          )
                      )::text
                      || '}'
                    from (
                      select 1 as one
                      from "enrolment" t4
                      where t4."class_id" = t1."id"
                        and (
                          t4."valid_to" is null
                            and exists (
                              select 1
                              from "class_teaching" t5
                              where t5."class_id" = t4."class_id"
                                and (
                                  t5."teacher_id" = (select $3::uuid)
                                    and (
                                      t5."valid_from" <= $4::text::date
                                        and (t5."valid_to" is null or t5."valid_to" > $4::text::date)
                                    )
                                )
                            )
                        )
                      order by t4."id"
                      limit 10
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
        where t0."teacher_id" = (select $3::uuid)
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || ',"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t14
          where (
            t14."id" = any(
              array(
                select t15."child_id"
                from "enrolment" t15
                where (
                  (
                    t15."valid_to" is null
                      and t15."class_id" = any(
                        array(
                          select t16."class_id"
                          from "class_teaching" t16
                          where (
                            t16."teacher_id" = (select $3::uuid)
                              and (
                                t16."valid_from" <= $4::text::date
                                  and (t16."valid_to" is null or t16."valid_to" > $4::text::date)
                              )
                          )
                        )
                      )
                  )
                    or (
                      t15."valid_to" is null
                        and t15."class_id" = any(
                          array(
                            select t17."class_id"
                            from "class_teaching" t17
                            where (
                              t17."teacher_id" = (select $3::uuid)
                                and (
                                  t17."valid_from" <= $4::text::date
                                    and (t17."valid_to" is null or t17."valid_to" > $4::text::date)
                                )
                                and t17."homeroom" = true
                            )
                          )
                        )
                    )
                )
              )
            )
              or t14."id" = any(
                array(
                  select t18."child_id"
                  from "counselling_session" t18
                  where t18."counsellor_teacher_id" = (select $3::uuid)
                )
              )
          )
        )::text
        || '}'
      from (
        select 1 as one
        from "child" t9
        where (
          t9."id" = any(
            array(
              select t10."child_id"
              from "enrolment" t10
              where (
                (
                  t10."valid_to" is null
                    and t10."class_id" = any(
                      array(
                        select t11."class_id"
                        from "class_teaching" t11
                        where (
                          t11."teacher_id" = (select $3::uuid)
                            and (
                              t11."valid_from" <= $4::text::date
                                and (t11."valid_to" is null or t11."valid_to" > $4::text::date)
                            )
                        )
                      )
                    )
                )
                  or (
                    t10."valid_to" is null
                      and t10."class_id" = any(
                        array(
                          select t12."class_id"
                          from "class_teaching" t12
                          where (
                            t12."teacher_id" = (select $3::uuid)
                              and (
                                t12."valid_from" <= $4::text::date
                                  and (t12."valid_to" is null or t12."valid_to" > $4::text::date)
                              )
                              and t12."homeroom" = true
                          )
                        )
                      )
                  )
              )
            )
          )
            or t9."id" = any(
              array(
                select t13."child_id"
                from "counselling_session" t13
                where t13."counsellor_teacher_id" = (select $3::uuid)
              )
            )
        )
        order by t9."id"
        limit 1
      ) p
      having true
    )
    || '}}' as r0;
