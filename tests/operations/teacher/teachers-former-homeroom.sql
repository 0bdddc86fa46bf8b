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
                || t1."grade"::text
                || ',"enrolments":'
                || case
                  when (
                    exists (
                      select 1
                      from "class_teaching" t7
                      where t7."class_id" = t1."id"
                        and (
                          t7."teacher_id" = (select $3::uuid)
                            and (
                              t7."valid_from" <= $4::text::date
                                and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                            )
                        )
                    )
                  ) then (
                    select '{"totalCount":'
                      || (
                        select count(*)
                        from "enrolment" t5
                        where t5."class_id" = t1."id"
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
                                          and (t6."valid_to" is null or t6."valid_to" > $4::text::date)
                                      )
                                  )
                              )
                          )
                      )::text
                      || '}'
                    from (
                      select 1 as one
                      from "enrolment" t3
                      where t3."class_id" = t1."id"
                        and (
                          t3."valid_to" is null
                            and exists (
                              select 1
                              from "class_teaching" t4
                              where t4."class_id" = t3."class_id"
                                and (
                                  t4."teacher_id" = (select $3::uuid)
                                    and (
                                      t4."valid_from" <= $4::text::date
                                        and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                                    )
                                )
                            )
                        )
                      order by t3."id"
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
        limit 4
      ) p
      having true
    )
    || ',"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t12
          where (
            t12."id" = any(
              array(
                select t13."child_id"
                from "enrolment" t13
                where (
                  t13."valid_to" is null
                    and t13."class_id" = any(
                      array(
                        select t14."class_id"
                        from "class_teaching" t14
                        where (
                          t14."teacher_id" = (select $3::uuid)
                            and (
                              t14."valid_from" <= $4::text::date
                                and (t14."valid_to" is null or t14."valid_to" > $4::text::date)
                            )
                        )
                      )
                    )
                )
              )
            )
              or t12."id" = any(
                array(
                  select t15."child_id"
                  from "counselling_session" t15
                  where t15."counsellor_teacher_id" = (select $3::uuid)
                )
              )
          )
        )::text
        || '}'
      from (
        select 1 as one
        from "child" t8
        where (
          t8."id" = any(
            array(
              select t9."child_id"
              from "enrolment" t9
              where (
                t9."valid_to" is null
                  and t9."class_id" = any(
                    array(
                      select t10."class_id"
                      from "class_teaching" t10
                      where (
                        t10."teacher_id" = (select $3::uuid)
                          and (
                            t10."valid_from" <= $4::text::date
                              and (t10."valid_to" is null or t10."valid_to" > $4::text::date)
                          )
                      )
                    )
                  )
              )
            )
          )
            or t8."id" = any(
              array(
                select t11."child_id"
                from "counselling_session" t11
                where t11."counsellor_teacher_id" = (select $3::uuid)
              )
            )
        )
        order by t8."id"
        limit 1
      ) p
      having true
    )
    || '}}' as r0;
