-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"growthCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"status":'
          || case t0."status"
            when 'stunted' then '"STUNTED"'
            when 'wasted' then '"WASTED"'
            when 'normal' then '"NORMAL"'
            when 'overweight' then '"OVERWEIGHT"'
            when 'obese' then '"OBESE"'
            else 'null'
          end
          || ',"measured":'
          || coalesce(t0."measured"::text, 'null')
          || ',"pupils":'
          || coalesce(t0."pupils"::text, 'null')
          || ',"sharePermille":'
          || coalesce(t0."share_permille"::text, 'null')
          || ',"suppressed":'
          || t0."suppressed"::text
          || '}' as n0,
          1 as one
        from "growth_cube" t0
        where t0."school_id" = (select $3::uuid)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
