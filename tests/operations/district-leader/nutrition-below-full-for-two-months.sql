-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: "2026-09-01"
-- $4 date: "2026-10-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t4
          where (
            exists (
              select 1
              from "nutrition_school_month" t5
              where t5."school_id" = t4."id"
                and t5."certified_on" is not null
                and (t5."month" = $3::text::date and t5."coverage_permille" < (1000))
            )
              and exists (
                select 1
                from "nutrition_school_month" t6
                where t6."school_id" = t4."id"
                  and t6."certified_on" is not null
                  and (t6."month" = $4::text::date and t6."coverage_permille" < (1000))
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"nutritionMonths":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"month":"'
                || t1."month"::text
                || '","coveragePermille":'
                || coalesce(t1."coverage_permille"::text, 'null')
                || ',"uncovered":'
                || t1."uncovered"::text
                || '}' as n0,
                1 as one
              from "nutrition_school_month" t1
              where t1."school_id" = t0."id"
                and t1."certified_on" is not null
                and t1."month" >= $3::text::date
              order by t1."month", t1."id"
              limit 50
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "school" t0
        where (
          exists (
            select 1
            from "nutrition_school_month" t2
            where t2."school_id" = t0."id"
              and t2."certified_on" is not null
              and (t2."month" = $3::text::date and t2."coverage_permille" < (1000))
          )
            and exists (
              select 1
              from "nutrition_school_month" t3
              where t3."school_id" = t0."id"
                and t3."certified_on" is not null
                and (t3."month" = $4::text::date and t3."coverage_permille" < (1000))
            )
        )
        order by t0."name", t0."id"
        limit 6
      ) p
      having true
    )
    || '}}' as r0;
