-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"school":'
    || coalesce(
      (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"nutritionMonths":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "nutrition_school_month" t2
                where t2."school_id" = t0."id" and (t2."published_on" is not null and t2."shareable" = true)
              )::text
              || '}'
            from (
              select 1 as one
              from "nutrition_school_month" t1
              where t1."school_id" = t0."id" and (t1."published_on" is not null and t1."shareable" = true)
              order by t1."id"
              limit 50
            ) p
            having true
          )
          || '}'
        from "school" t0
        where t0."id" = $3::uuid and true
      ),
      'null'
    )
    || '}}' as r0;
