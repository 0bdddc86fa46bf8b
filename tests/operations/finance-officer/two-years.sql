-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $this
-- $4 text: variable $stage
-- $5 int: variable $last
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
            '{"key":{"grade":'
              || coalesce(g.k0::text, 'null')
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
      select t0."grade" as k0, count(*) as n, sum(t0."students") as m1_0
      from "school_headcount" t0
      where t0."certified_on" is not null and (t0."school_year" = $3::int and t0."stage" = $4::text)
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
            '{"key":{"grade":'
              || coalesce(g.k0::text, 'null')
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
      select t1."grade" as k0, count(*) as n, sum(t1."students") as m1_0
      from "school_headcount" t1
      where t1."certified_on" is not null and (t1."school_year" = $5::int and t1."stage" = $4::text)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
