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
          from "enrolment" t10
          where exists (
            select 1
            from "student" t11
            where t11."id" = t10."student_id"
              and exists (
                select 1
                from "child" t12
                where t12."id" = t11."child_id"
                  and exists (
                    select 1
                    from "guardianship" t13
                    where t13."child_id" = t12."id"
                      and (
                        t13."guardian_id" = (select $3::uuid)
                          and t13."status" = 'active'
                          and (
                            t13."valid_from" <= $4::text::date
                              and (t13."valid_to" is null or t13."valid_to" > $4::text::date)
                          )
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
                            and exists (
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
          from "student" t7
          where t7."id" = t0."student_id"
            and exists (
              select 1
              from "child" t8
              where t8."id" = t7."child_id"
                and exists (
                  select 1
                  from "guardianship" t9
                  where t9."child_id" = t8."id"
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
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
