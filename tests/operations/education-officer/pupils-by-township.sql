-- one statement, as tc_education for education-officer:finance
-- $1 text: ticket, for the row policies
-- $2 int: variable $schoolYear
-- $3 prefix: "大"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"stage":'
              || case g.k1
                when 'primary' then '"PRIMARY"'
                when 'junior' then '"JUNIOR"'
                else coalesce(('no code: ' || g.k1)::regclass::text, 'null')
              end || ',"township":' || coalesce(
                (
                  select '{"name":'
                    || to_json(t2."name")::text || ',"highCold":' || t2."high_cold"::text || '}'
                  from "township" t2
                  where t2."id" = g.k0 and t2."archived_at" is null
                ),
                'null'
              ) || '},"count":' || g.n::text || ',"sum":{"students":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"boarders":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || ',"classes":' || coalesce(
                case
                  when abs(g.m2_2) <= 9007199254740991 then g.m2_2::text
                  else '"' || g.m2_2::text || '"'
                end,
                'null'
              ) || '},"avg":{"students":' || coalesce(g.m3_0::text, 'null') || '},"max":{"asOf":'
              || coalesce('"' || g.m4_0::text || '"', 'null') || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."township_id" as k0,
        t0."stage" as k1, count(*) as n, sum(t0."students") as m2_0, sum(t0."boarders") as m2_1,
        sum(t0."classes") as m2_2, avg(t0."students")::float8 as m3_0, max(t0."as_of") as m4_0
      from "school_headcount" t0
      where t0."archived_at" is null
        and (
          t0."school_year" = $2::int
            and exists (
              select 1
              from "township" t1
              where t1."id" = t0."township_id"
                and t1."archived_at" is null
                and starts_with(t1."name", $3::text)
            )
        )
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r0;
