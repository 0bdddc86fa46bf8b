-- one statement, as tc_inspection for inspector:recused
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 text: "9999000057"
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
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t1."name")::text || '}'
                  from "school" t1
                  where t1."id" = g.k0 and true
                ),
                'null'
              )
              || '},"sum":{"students":'
              || coalesce(g.m1_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."school_id" as k0, count(*) as n, sum(t0."students") as m1_0
      from "school_headcount" t0
      where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."school_year" = (2026)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  ',"recusedFrom":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_headcount" t4
          where t4."school_id" = any((select $3::text::uuid[])::uuid[])
            and exists (
              select 1
              from "school" t5
              where t5."id" = t4."school_id" and true and t5."official_code" = $4::text
            )
        )::text
        || '}'
      from (
        select 1 as one
        from "school_headcount" t2
        where t2."school_id" = any((select $3::text::uuid[])::uuid[])
          and exists (
            select 1
            from "school" t3
            where t3."id" = t2."school_id" and true and t3."official_code" = $4::text
          )
        order by t2."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r1;
