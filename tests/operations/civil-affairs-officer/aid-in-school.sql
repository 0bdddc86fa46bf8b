-- one statement, as tc_civil_affairs for civil-affairs-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"with":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t8
          where exists (
            select 1
            from "civil_affairs_candidate" t9
            where t9."child_id" = t8."id"
              and (
                t9."valid_from" <= $3::text::date
                  and (t9."valid_to" is null or t9."valid_to" > $3::text::date)
              )
          )
            and exists (
              select 1
              from "student_aid_grant" t10
              where t10."child_id" = t8."id"
                and (
                  t10."decision" = 'granted'
                    and exists (
                      select 1
                      from "child" t11
                      where t11."id" = t10."child_id"
                        and exists (
                          select 1
                          from "civil_affairs_candidate" t12
                          where t12."child_id" = t11."id"
                            and (
                              t12."valid_from" <= $3::text::date
                                and (t12."valid_to" is null or t12."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
                and (t10."school_year" = (2026) and t10."term" = '1')
            )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"aidGrants":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t1."school_year"::text
                || ',"term":'
                || case t1."term" when '1' then '"AUTUMN"' when '2' then '"SPRING"' else 'null' end
                || '}' as n0,
                1 as one
              from "student_aid_grant" t1
              where t1."child_id" = t0."id"
                and (
                  t1."decision" = 'granted'
                    and exists (
                      select 1
                      from "child" t2
                      where t2."id" = t1."child_id"
                        and exists (
                          select 1
                          from "civil_affairs_candidate" t3
                          where t3."child_id" = t2."id"
                            and (
                              t3."valid_from" <= $3::text::date
                                and (t3."valid_to" is null or t3."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
              order by t1."id"
              limit 4
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "child" t0
        where exists (
          select 1
          from "civil_affairs_candidate" t4
          where t4."child_id" = t0."id"
            and (
              t4."valid_from" <= $3::text::date and (t4."valid_to" is null or t4."valid_to" > $3::text::date)
            )
        )
          and exists (
            select 1
            from "student_aid_grant" t5
            where t5."child_id" = t0."id"
              and (
                t5."decision" = 'granted'
                  and exists (
                    select 1
                    from "child" t6
                    where t6."id" = t5."child_id"
                      and exists (
                        select 1
                        from "civil_affairs_candidate" t7
                        where t7."child_id" = t6."id"
                          and (
                            t7."valid_from" <= $3::text::date
                              and (t7."valid_to" is null or t7."valid_to" > $3::text::date)
                          )
                      )
                  )
              )
              and (t5."school_year" = (2026) and t5."term" = '1')
          )
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || ',"without":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t18
          where exists (
            select 1
            from "civil_affairs_candidate" t19
            where t19."child_id" = t18."id"
              and (
                t19."valid_from" <= $3::text::date
                  and (t19."valid_to" is null or t19."valid_to" > $3::text::date)
              )
          )
            and not exists (
              select 1
              from "student_aid_grant" t20
              where t20."child_id" = t18."id"
                and (
                  t20."decision" = 'granted'
                    and exists (
                      select 1
                      from "child" t21
                      where t21."id" = t20."child_id"
                        and exists (
                          select 1
                          from "civil_affairs_candidate" t22
                          where t22."child_id" = t21."id"
                            and (
                              t22."valid_from" <= $3::text::date
                                and (t22."valid_to" is null or t22."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
                and (t20."school_year" = (2026) and t20."term" = '1')
            )
        )::text
        || '}'
      from (
        select 1 as one
        from "child" t13
        where exists (
          select 1
          from "civil_affairs_candidate" t14
          where t14."child_id" = t13."id"
            and (
              t14."valid_from" <= $3::text::date
                and (t14."valid_to" is null or t14."valid_to" > $3::text::date)
            )
        )
          and not exists (
            select 1
            from "student_aid_grant" t15
            where t15."child_id" = t13."id"
              and (
                t15."decision" = 'granted'
                  and exists (
                    select 1
                    from "child" t16
                    where t16."id" = t15."child_id"
                      and exists (
                        select 1
                        from "civil_affairs_candidate" t17
                        where t17."child_id" = t16."id"
                          and (
                            t17."valid_from" <= $3::text::date
                              and (t17."valid_to" is null or t17."valid_to" > $3::text::date)
                          )
                      )
                  )
              )
              and (t15."school_year" = (2026) and t15."term" = '1')
          )
        order by t13."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
