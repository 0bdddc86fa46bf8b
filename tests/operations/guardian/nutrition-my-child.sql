-- one statement, as tc_guardian for guardian
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 date: "2026-09-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"students":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"nutritionTerms":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"term":'
                || case t1."term" when '1' then '"AUTUMN"' when '2' then '"SPRING"' else 'null' end
                || ',"eligible":'
                || t1."eligible"::text
                || ',"covered":'
                || t1."covered"::text
                || ',"reasonUncovered":'
                || case t1."reason_uncovered"
                  when 'eats-at-home' then '"EATS_AT_HOME"'
                  when 'medical' then '"MEDICAL"'
                  when 'refused' then '"REFUSED"'
                  when 'not-arranged' then '"NOT_ARRANGED"'
                  when 'other' then '"OTHER"'
                  else 'null'
                end
                || '}' as n0,
                1 as one
              from "nutrition_pupil_term" t1
              where t1."student_id" = t0."id"
                and exists (
                  select 1
                  from "student" t2
                  where t2."id" = t1."student_id"
                    and exists (
                      select 1
                      from "child" t3
                      where t3."id" = t2."child_id"
                        and exists (
                          select 1
                          from "guardianship" t4
                          where t4."child_id" = t3."id"
                            and (
                              t4."guardian_id" = (select $3::uuid)
                                and t4."status" = 'active'
                                and (
                                  t4."valid_from" <= $4::text::date
                                    and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
                and t1."school_year" = (2026)
              order by t1."id"
              limit 4
            ) p
            having true
          )
          || ',"school":'
          || case
            when (
              exists (
                select 1
                from "child" t9
                where t9."id" = t0."child_id"
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
            ) then coalesce(
              (
                select '{"name":'
                  || to_json(t5."name")::text
                  || ',"nutritionMonths":'
                  || (
                    select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                    from (
                      select '{"month":"'
                        || t6."month"::text
                        || '","coveragePermille":'
                        || coalesce(t6."coverage_permille"::text, 'null')
                        || ',"mealDays":'
                        || t6."meal_days"::text
                        || ',"publishedOn":'
                        || coalesce('"' || t6."published_on"::text || '"', 'null')
                        || '}' as n0,
                        1 as one
                      from "nutrition_school_month" t6
                      where t6."school_id" = t5."id"
                        and (t6."published_on" is not null and t6."shareable" = true)
                        and t6."month" >= $5::text::date
                      order by t6."month", t6."id"
                      limit 50
                    ) p
                    having true
                  )
                  || ',"mealQualityChecks":'
                  || (
                    select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                    from (
                      select '{"checkedOn":"'
                        || t7."checked_on"::text
                        || '","menu":'
                        || coalesce(to_json(t7."menu")::text, 'null')
                        || ',"passed":'
                        || t7."passed"::text
                        || ',"findings":'
                        || coalesce(to_json(t7."findings")::text, 'null')
                        || '}' as n0,
                        1 as one
                      from "meal_quality_check" t7
                      where t7."school_id" = t5."id" and t7."published_on" is not null
                      order by t7."checked_on" desc, t7."id" desc
                      limit 2
                    ) p
                    having true
                  )
                  || ',"canteenAccounts":'
                  || (
                    select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                    from (
                      select '{"month":"'
                        || t8."month"::text
                        || '","incomeFen":'
                        || t8."income_fen"::text
                        || ',"foodFen":'
                        || t8."food_fen"::text
                        || ',"staffFen":'
                        || t8."staff_fen"::text
                        || ',"otherFen":'
                        || t8."other_fen"::text
                        || ',"balanceFen":'
                        || t8."balance_fen"::text
                        || '}' as n0,
                        1 as one
                      from "canteen_account" t8
                      where t8."school_id" = t5."id"
                        and t8."published_on" is not null
                        and t8."month" >= $5::text::date
                      order by t8."month", t8."id"
                      limit 50
                    ) p
                    having true
                  )
                  || '}'
                from "school" t5
                where t5."id" = t0."school_id" and true
              ),
              'null'
            )
            else 'null'
          end
          || '}' as n0,
          1 as one
        from "student" t0
        where exists (
          select 1
          from "child" t12
          where t12."id" = t0."child_id"
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
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
