-- one statement, as tc_school for school-registrar:9999000061:canteen
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: "2026-09-01"
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
          from "nutrition_pupil_term" t1
          where t1."school_id" = any((select $3::text::uuid[])::uuid[])
            and (t1."school_year" = (2026) and t1."covered" = false)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"term":'
          || case t0."term" when '1' then '"AUTUMN"' when '2' then '"SPRING"' else 'null' end
          || ',"eligible":'
          || t0."eligible"::text
          || ',"reasonUncovered":'
          || case t0."reason_uncovered"
            when 'eats-at-home' then '"EATS_AT_HOME"'
            when 'medical' then '"MEDICAL"'
            when 'refused' then '"REFUSED"'
            when 'not-arranged' then '"NOT_ARRANGED"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || '}' as n1,
          1 as one
        from "nutrition_pupil_term" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[])
          and (t0."school_year" = (2026) and t0."covered" = false)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"nutritionSchoolMonths":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"month":"'
          || t2."month"::text
          || '","eligible":'
          || t2."eligible"::text
          || ',"covered":'
          || t2."covered"::text
          || ',"uncovered":'
          || t2."uncovered"::text
          || ',"mealsServed":'
          || t2."meals_served"::text
          || '}' as n0,
          1 as one
        from "nutrition_school_month" t2
        where t2."school_id" = any((select $3::text::uuid[])::uuid[]) and t2."month" >= $4::text::date
        order by t2."month", t2."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
