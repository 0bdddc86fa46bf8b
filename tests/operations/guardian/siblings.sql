-- one statement, as tc_guardian for guardian:siblings-father
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
          || ',"birthDate":"'
          || t0."birth_date"::text
          || '","ageBand":'
          || case case when t0."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6' when t0."birth_date" <= ($3::text::date - interval '6 years')::date and t0."birth_date" > ($3::text::date - interval '14 years')::date then '6-13' when t0."birth_date" <= ($3::text::date - interval '14 years')::date and t0."birth_date" > ($3::text::date - interval '16 years')::date then '14-15' when t0."birth_date" <= ($3::text::date - interval '16 years')::date then '16+' end
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else 'null'
          end
          || ',"students":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "student" t8
                where t8."child_id" = t0."id"
                  and exists (
                    select 1
                    from "child" t9
                    where t9."id" = t8."child_id"
                      and exists (
                        select 1
                        from "guardianship" t10
                        where t10."child_id" = t9."id"
                          and (
                            t10."guardian_id" = (select $4::uuid)
                              and t10."status" = 'active'
                              and (
                                t10."valid_from" <= $3::text::date
                                  and (t10."valid_to" is null or t10."valid_to" > $3::text::date)
                              )
                          )
                      )
                  )
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"school":'
                || case
                  when (
                    exists (
                      select 1
                      from "child" t3
                      where t3."id" = t1."child_id"
                        and (
                          exists (
                            select 1
                            from "guardianship" t4
                            where t4."child_id" = t3."id"
                              and (
                                t4."guardian_id" = (select $4::uuid)
                                  and t4."status" = 'active'
                                  and (
                                    t4."valid_from" <= $3::text::date
                                      and (t4."valid_to" is null or t4."valid_to" > $3::text::date)
                                  )
                              )
                          )
                            and exists (
                              select 1
                              from "child_location" t5
                              where t5."child_id" = t3."id" and t5."protective" = false
                            )
                        )
                    )
                  ) then coalesce(
                    (
                      select '{"name":' || to_json(t2."name")::text || '}'
                      from "school" t2
                      where t2."id" = t1."school_id" and true
                    ),
                    'null'
                  )
                  else 'null'
                end
                || '}' as n1,
                1 as one
              from "student" t1
              where t1."child_id" = t0."id"
                and exists (
                  select 1
                  from "child" t6
                  where t6."id" = t1."child_id"
                    and exists (
                      select 1
                      from "guardianship" t7
                      where t7."child_id" = t6."id"
                        and (
                          t7."guardian_id" = (select $4::uuid)
                            and t7."status" = 'active'
                            and (
                              t7."valid_from" <= $3::text::date
                                and (t7."valid_to" is null or t7."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
              order by t1."id"
              limit 1
            ) p
            having true
          )
          || ',"guardianships":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"guardian":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t12."name")::text || '}'
                    from "guardian" t12
                    where t12."id" = t11."guardian_id" and t12."id" = (select $4::uuid)
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "guardianship" t11
              where t11."child_id" = t0."id"
                and (
                  t11."guardian_id" = (select $4::uuid)
                    and t11."status" = 'active'
                    and (
                      t11."valid_from" <= $3::text::date
                        and (t11."valid_to" is null or t11."valid_to" > $3::text::date)
                    )
                )
              order by t11."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t0
        where exists (
          select 1
          from "guardianship" t13
          where t13."child_id" = t0."id"
            and (
              t13."guardian_id" = (select $4::uuid)
                and t13."status" = 'active'
                and (
                  t13."valid_from" <= $3::text::date
                    and (t13."valid_to" is null or t13."valid_to" > $3::text::date)
                )
            )
        )
        order by t0."birth_date" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
