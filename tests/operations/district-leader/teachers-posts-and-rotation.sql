-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"staffKind":'
              || case g.k0
                when 'quota' then '"QUOTA"'
                when 'special-post' then '"SPECIAL_POST"'
                when 'general' then '"GENERAL"'
                when 'contract' then '"CONTRACT"'
                when 'substitute' then '"SUBSTITUTE"'
                else 'null'
              end
              || '},"sum":{"staff":'
              || coalesce(g.m1_0::text, 'null')
              || ',"seconded":'
              || coalesce(g.m1_1::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."staff_kind" as k0, count(*) as n, sum(t0."staff") as m1_0, sum(t0."seconded") as m1_1
      from "staff_cube" t0
      where true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  ',"rotationCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t1."school_id" and true
            ),
            'null'
          )
          || ',"eligible":'
          || t1."eligible"::text
          || ',"rotated":'
          || t1."rotated"::text
          || ',"rotatedPermille":'
          || coalesce(t1."rotated_permille"::text, 'null')
          || '}' as n0,
          1 as one
        from "rotation_cube" t1
        where (
          t1."level" = 'school' and t1."way" = 'plan' and t1."school_year" = (2026) and t1."rotated" > (0)
        )
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r1;
