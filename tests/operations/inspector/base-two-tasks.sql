-- one statement, as tc_inspection for inspector:two-tasks
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 uuid[]: scope of the asker's assignments (group 1)
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
      select t0."school_id" as k0, count(*) as n
      from "school_class" t0
      where t0."school_id" = (select $3::uuid) and t0."school_year" = (2026)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t3."name")::text || '}'
                  from "school" t3
                  where t3."id" = g.k0 and true
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
      select t2."school_id" as k0, count(*) as n, sum(t2."students") as m1_0
      from "school_headcount" t2
      where (
        (t2."school_id" = any((select $4::text::uuid[])::uuid[]) and t2."certified_on" is not null)
          or t2."school_id" = (select $3::uuid)
      )
        and t2."school_year" = (2026)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
