-- one statement, as tc_inspection for inspector:nutrition-inspection
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: "2026-09-01"
-- $5 date: "2026-10-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"below":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n0, 1 as one
        from "school" t0
        where t0."archived_at" is null
          and (
            (
              (t0."id" = any((select $3::text::uuid[])::uuid[]))
                and exists (
                  select 1
                  from "nutrition_school_month" t1
                  where t1."school_id" = t0."id"
                    and (t1."archived_at" is null and t1."school_id" = any((select $3::text::uuid[])::uuid[]))
                    and (t1."month" = $4::text::date and t1."coverage_permille" < (1000))
                )
            )
              and (
                (t0."id" = any((select $3::text::uuid[])::uuid[]))
                  and exists (
                    select 1
                    from "nutrition_school_month" t2
                    where t2."school_id" = t0."id"
                      and (
                        t2."archived_at" is null and t2."school_id" = any((select $3::text::uuid[])::uuid[])
                      )
                      and (t2."month" = $5::text::date and t2."coverage_permille" < (1000))
                  )
              )
          )
        order by t0."id" limit 51
      ) p having true
    ) || ',"nutritionSchoolMonths":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"month":"'
          || t3."month"::text || '","school":' || coalesce(
            (
              select '{"name":'
                || to_json(t4."name")::text || ',"mealQualityChecks":' || case
                  when (
                    t4."id" = any((select $3::text::uuid[])::uuid[])
                  ) then (
                    select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
                      || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
                    from (
                      select '{"checkedOn":"'
                        || t5."checked_on"::text || '","findings":'
                        || coalesce(to_json(t5."findings")::text, 'null') || '}' as n0,
                        1 as one
                      from "meal_quality_check" t5
                      where t5."school_id" = t4."id"
                        and (
                          t5."archived_at" is null and t5."school_id" = any((select $3::text::uuid[])::uuid[])
                        )
                        and t5."passed" = false
                      order by t5."id" limit 51
                    ) p having true
                  )
                  else 'null'
                end || '}'
              from "school" t4
              where t4."id" = t3."school_id" and t4."archived_at" is null
            ),
            'null'
          ) || ',"eligible":' || t3."eligible"::text || ',"covered":' || t3."covered"::text || '}' as n0,
          1 as one
        from "nutrition_school_month" t3
        where (t3."archived_at" is null and t3."school_id" = any((select $3::text::uuid[])::uuid[]))
          and (t3."month" >= $4::text::date and t3."coverage_permille" < (1000))
        order by t3."id" limit 51
      ) p having true
    ) || '}}' as r0;
