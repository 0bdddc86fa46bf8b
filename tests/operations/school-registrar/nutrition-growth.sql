-- one statement, as tc_school for school-registrar:9999000061:welfare
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
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
            '{"key":{"status":'
              || case g.k0
                when 'stunted' then '"STUNTED"'
                when 'wasted' then '"WASTED"'
                when 'normal' then '"NORMAL"'
                when 'overweight' then '"OVERWEIGHT"'
                when 'obese' then '"OBESE"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."status" as k0, count(*) as n
      from "growth_record" t0
      where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."school_year" = (2026)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  ',"growthRecords":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "growth_record" t4
          where t4."school_id" = any((select $3::text::uuid[])::uuid[]) and t4."status" = 'stunted'
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"measuredOn":"'
          || t1."measured_on"::text
          || '","heightMm":'
          || t1."height_mm"::text
          || ',"weightG":'
          || t1."weight_g"::text
          || ',"student":'
          || coalesce(
            (
              select '{"child":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "child" t3
                    where t3."id" = t2."child_id" and t3."school_id" = any((select $3::text::uuid[])::uuid[])
                  ),
                  'null'
                )
                || '}'
              from "student" t2
              where t2."id" = t1."student_id" and t2."school_id" = any((select $3::text::uuid[])::uuid[])
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "growth_record" t1
        where t1."school_id" = any((select $3::text::uuid[])::uuid[]) and t1."status" = 'stunted'
        order by t1."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r1;
