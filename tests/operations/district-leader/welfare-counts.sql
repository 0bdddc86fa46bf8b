-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"district":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"measure":'
          || case t0."measure"
            when 'left-behind-checked' then '"LEFT_BEHIND_CHECKED"'
            when 'left-behind-unchecked' then '"LEFT_BEHIND_UNCHECKED"'
            when 'difficulty' then '"DIFFICULTY"'
            else 'null'
          end
          || ',"children":'
          || coalesce(t0."children"::text, 'null')
          || ',"suppressed":'
          || t0."suppressed"::text
          || '}' as n0,
          1 as one
        from "welfare_cube" t0
        where (t0."level" = 'district' and t0."measure" = 'difficulty')
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"townships":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "welfare_cube" t3
          where (t3."level" = 'township' and t3."measure" = 'difficulty' and t3."suppressed" = false)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "township" t2
              where t2."id" = t1."township_id" and true
            ),
            'null'
          )
          || ',"children":'
          || coalesce(t1."children"::text, 'null')
          || '}' as n1,
          1 as one
        from "welfare_cube" t1
        where (t1."level" = 'township' and t1."measure" = 'difficulty' and t1."suppressed" = false)
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
