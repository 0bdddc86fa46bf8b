-- one statement, as tc_guardian for guardian:revoked
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
  '{"data":{"nutritionPupilTerms":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "nutrition_pupil_term" t4
          where exists (
            select 1
            from "student" t5
            where t5."id" = t4."student_id"
              and exists (
                select 1
                from "child" t6
                where t6."id" = t5."child_id"
                  and exists (
                    select 1
                    from "guardianship" t7
                    where t7."child_id" = t6."id"
                      and (
                        t7."guardian_id" = (select $3::uuid)
                          and t7."status" = 'active'
                          and (
                            t7."valid_from" <= $4::text::date
                              and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                          )
                      )
                  )
              )
          )
        )::text
        || '}'
      from (
        select 1 as one
        from "nutrition_pupil_term" t0
        where exists (
          select 1
          from "student" t1
          where t1."id" = t0."student_id"
            and exists (
              select 1
              from "child" t2
              where t2."id" = t1."child_id"
                and exists (
                  select 1
                  from "guardianship" t3
                  where t3."child_id" = t2."id"
                    and (
                      t3."guardian_id" = (select $3::uuid)
                        and t3."status" = 'active'
                        and (
                          t3."valid_from" <= $4::text::date
                            and (t3."valid_to" is null or t3."valid_to" > $4::text::date)
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
    || ',"studentAidGrants":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "student_aid_grant" t12
          where exists (
            select 1
            from "student" t13
            where t13."id" = t12."student_id"
              and exists (
                select 1
                from "child" t14
                where t14."id" = t13."child_id"
                  and exists (
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
              )
          )
        )::text
        || '}'
      from (
        select 1 as one
        from "student_aid_grant" t8
        where exists (
          select 1
          from "student" t9
          where t9."id" = t8."student_id"
            and exists (
              select 1
              from "child" t10
              where t10."id" = t9."child_id"
                and exists (
                  select 1
                  from "guardianship" t11
                  where t11."child_id" = t10."id"
                    and (
                      t11."guardian_id" = (select $3::uuid)
                        and t11."status" = 'active'
                        and (
                          t11."valid_from" <= $4::text::date
                            and (t11."valid_to" is null or t11."valid_to" > $4::text::date)
                        )
                    )
                )
            )
        )
        order by t8."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
