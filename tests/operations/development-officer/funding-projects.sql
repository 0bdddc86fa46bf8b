-- one statement, as tc_development for development-officer
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
            '{"key":{"source":'
              || case g.k0
                when 'central' then '"CENTRAL"'
                when 'municipal' then '"MUNICIPAL"'
                when 'district' then '"DISTRICT"'
                when 'bond' then '"BOND"'
                when 'developer' then '"DEVELOPER"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || ',"sum":{"plannedFen":'
              || coalesce(g.m2_0::text, 'null')
              || ',"paidFen":'
              || coalesce(g.m2_1::text, 'null')
              || ',"gapFen":'
              || coalesce(g.m2_2::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."source" as k0,
        count(*) as n,
        sum(t0."planned_fen") as m2_0,
        sum(t0."paid_fen") as m2_1,
        sum((t0."planned_fen" - t0."paid_fen")) as m2_2
      from "project_funding" t0
      where true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0;
