-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: "2026-09-01"
-- $4 uuid: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"school":'
    || coalesce(
      (
        select '{"name":'
          || to_json(t0."name")::text || ',"nutritionMonths":' || (
            select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
            from (
              select '{"month":"'
                || t1."month"::text || '","uncoveredAbout":' || coalesce(t1."uncovered_about"::text, 'null')
                || ',"mealDays":' || t1."meal_days"::text || ',"mode":' || case t1."mode"
                  when 'canteen' then '"CANTEEN"'
                  when 'company' then '"COMPANY"'
                  when 'household' then '"HOUSEHOLD"'
                  else coalesce(('no code: ' || t1."mode")::regclass::text, 'null')
                end || '}' as n0,
                1 as one
              from "nutrition_school_month" t1
              where t1."school_id" = t0."id"
                and (t1."archived_at" is null and t1."published_on" is not null)
                and t1."month" >= $3::text::date
              order by t1."month", t1."id" limit 51
            ) p having true
          ) || ',"mealQualityChecks":' || (
            select '{"totalCount":'
              || (
                select count(*)
                from "meal_quality_check" t3
                where t3."school_id" = t0."id"
                  and (t3."archived_at" is null and t3."published_on" is not null)
              )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
            from (
              select '{"checkedOn":"'
                || t2."checked_on"::text || '","menu":' || coalesce(to_json(t2."menu")::text, 'null')
                || ',"passed":' || t2."passed"::text || ',"findings":'
                || coalesce(to_json(t2."findings")::text, 'null') || '}' as n1,
                1 as one
              from "meal_quality_check" t2
              where t2."school_id" = t0."id" and (t2."archived_at" is null and t2."published_on" is not null)
              order by t2."checked_on" desc, t2."id" desc limit 3
            ) p having true
          ) || ',"canteenAccounts":' || (
            select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
            from (
              select '{"month":"'
                || t4."month"::text || '","foodSharePermille":'
                || coalesce(t4."food_share_permille"::text, 'null') || '}' as n0,
                1 as one
              from "canteen_account" t4
              where t4."school_id" = t0."id"
                and (t4."archived_at" is null and t4."published_on" is not null)
                and t4."month" >= $3::text::date
              order by t4."month", t4."id" limit 51
            ) p having true
          ) || '}'
        from "school" t0
        where t0."id" = $4::uuid and t0."archived_at" is null
      ),
      'null'
    ) || '}}' as r0;
