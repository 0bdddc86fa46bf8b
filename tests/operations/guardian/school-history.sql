-- one statement, as tc_guardian for guardian:moved
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
  '{"data":{"enrolments":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "enrolment" t12
          where exists (
            select 1
            from "student" t13
            where t13."id" = t12."student_id"
              and exists (
                select 1
                from "child" t14
                where t14."id" = t13."child_id"
                  and (
                    exists (
                      select 1
                      from "guardianship" t15
                      where t15."child_id" = t14."id"
                        and (
                          t15."guardian_id" = (select $3::uuid)
                            and t15."status" = 'active'
                            and (
                              t15."valid_from" <= $4::text::date
                                and (t15."valid_to" is null or t15."valid_to" > $4::text::date)
                            )
                        )
                    )
                      and exists (
                        select 1
                        from "child_location" t16
                        where t16."child_id" = t14."id" and t16."protective" = false
                      )
                  )
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t0."valid_to"::text || '"', 'null')
          || ',"endReason":'
          || coalesce(to_json(t0."end_reason")::text, 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"schoolClass":'
          || coalesce(
            (
              select '{"grade":' || t2."grade"::text || '}'
              from "school_class" t2
              where t2."id" = t0."class_id"
                and exists (
                  select 1
                  from "enrolment" t3
                  where t3."class_id" = t2."id"
                    and exists (
                      select 1
                      from "student" t4
                      where t4."id" = t3."student_id"
                        and exists (
                          select 1
                          from "child" t5
                          where t5."id" = t4."child_id"
                            and (
                              exists (
                                select 1
                                from "guardianship" t6
                                where t6."child_id" = t5."id"
                                  and (
                                    t6."guardian_id" = (select $3::uuid)
                                      and t6."status" = 'active'
                                      and (
                                        t6."valid_from" <= $4::text::date
                                          and (t6."valid_to" is null or t6."valid_to" > $4::text::date)
                                      )
                                  )
                              )
                                and exists (
                                  select 1
                                  from "child_location" t7
                                  where t7."child_id" = t5."id" and t7."protective" = false
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
        from "enrolment" t0
        where exists (
          select 1
          from "student" t8
          where t8."id" = t0."student_id"
            and exists (
              select 1
              from "child" t9
              where t9."id" = t8."child_id"
                and (
                  exists (
                    select 1
                    from "guardianship" t10
                    where t10."child_id" = t9."id"
                      and (
                        t10."guardian_id" = (select $3::uuid)
                          and t10."status" = 'active'
                          and (
                            t10."valid_from" <= $4::text::date
                              and (t10."valid_to" is null or t10."valid_to" > $4::text::date)
                          )
                      )
                  )
                    and exists (
                      select 1
                      from "child_location" t11
                      where t11."child_id" = t9."id" and t11."protective" = false
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
