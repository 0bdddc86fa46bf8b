-- one statement, as tc_public for nobody in particular
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
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"schools":'
          || t0."schools"::text
          || ',"students":'
          || coalesce(t0."students"::text, 'null')
          || ',"suppressed":'
          || t0."suppressed"::text
          || '}' as n0,
          1 as one
        from "enrolment_cube" t0
        where t0."level" = 'district'
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
          from "enrolment_cube" t3
          where (t3."level" = 'township' and t3."suppressed" = true)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"stage":'
          || case t1."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"schools":'
          || t1."schools"::text
          || ',"students":'
          || coalesce(t1."students"::text, 'null')
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
        from "enrolment_cube" t1
        where (t1."level" = 'township' and t1."suppressed" = true)
        order by t1."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
