-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
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
        select '{"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"classes":'
          || coalesce(t0."classes"::text, 'null')
          || ',"found":'
          || coalesce(t0."found"::text, 'null')
          || ',"large":'
          || coalesce(t0."large"::text, 'null')
          || ',"veryLarge":'
          || coalesce(t0."very_large"::text, 'null')
          || '}' as n0,
          1 as one
        from "large_class_cube" t0
        where (t0."level" = 'district' and t0."school_year" = $3::int)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"withheld":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "large_class_cube" t3
          where (t3."school_year" = $3::int and t3."suppressed" = true)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"stage":'
          || case t1."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"classes":'
          || coalesce(t1."classes"::text, 'null')
          || ',"large":'
          || coalesce(t1."large"::text, 'null')
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "township" t2
              where t2."id" = t1."township_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "large_class_cube" t1
        where (t1."school_year" = $3::int and t1."suppressed" = true)
        order by t1."id"
        limit 2
      ) p
      having true
    )
    || '}}' as r0;
