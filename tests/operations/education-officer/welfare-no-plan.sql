-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: "2020-09-01"
-- $4 date: "2010-09-01"
-- $5 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t6
          where (
            (t6."birth_date" < $3::text::date and t6."birth_date" >= $4::text::date)
              and exists (
                select 1
                from "difficulty_record" t7
                where t7."child_id" = t6."id"
                  and (
                    t7."status" = 'confirmed'
                      and (
                        t7."valid_from" <= $5::text::date
                          and (t7."valid_to" is null or t7."valid_to" > $5::text::date)
                      )
                  )
                  and t7."category" = 'disability'
              )
              and not exists (
                select 1
                from "individual_plan" t8
                where t8."child_id" = t6."id" and true and t8."school_year" = (2026)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"birthDate":"'
          || t0."birth_date"::text
          || '","individualPlans":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t1."school_year"::text
                || ',"placement":'
                || case t1."placement"
                  when 'inclusive' then '"INCLUSIVE"'
                  when 'special-school' then '"SPECIAL_SCHOOL"'
                  when 'home-teaching' then '"HOME_TEACHING"'
                  when 'deferred' then '"DEFERRED"'
                  else 'null'
                end
                || ',"disabilityCategory":'
                || case t1."disability_category"
                  when 'sight' then '"SIGHT"'
                  when 'hearing' then '"HEARING"'
                  when 'speech' then '"SPEECH"'
                  when 'limbs' then '"LIMBS"'
                  when 'intellect' then '"INTELLECT"'
                  when 'mind' then '"MIND"'
                  when 'multiple' then '"MULTIPLE"'
                  else 'null'
                end
                || '}' as n0,
                1 as one
              from "individual_plan" t1
              where t1."child_id" = t0."id"
              order by t1."id"
              limit 9
            ) p
            having true
          )
          || ',"students":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."school_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "student" t2
              where t2."child_id" = t0."id"
              order by t2."id"
              limit 1
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "child" t0
        where (
          (t0."birth_date" < $3::text::date and t0."birth_date" >= $4::text::date)
            and exists (
              select 1
              from "difficulty_record" t4
              where t4."child_id" = t0."id"
                and (
                  t4."status" = 'confirmed'
                    and (
                      t4."valid_from" <= $5::text::date
                        and (t4."valid_to" is null or t4."valid_to" > $5::text::date)
                    )
                )
                and t4."category" = 'disability'
            )
            and not exists (
              select 1
              from "individual_plan" t5
              where t5."child_id" = t0."id" and true and t5."school_year" = (2026)
            )
        )
        order by t0."birth_date", t0."id"
        limit 10
      ) p
      having true
    )
    || '}}' as r0;
