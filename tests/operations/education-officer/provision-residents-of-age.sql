-- one statement, as tc_education for education-officer:basic-education
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: "关面乡"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolAgeCounts":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"children":'
          || t0."children"::text
          || ',"asOf":"'
          || t0."as_of"::text
          || '"}' as n0,
          1 as one
        from "school_age_count" t0
        where (
          t0."stage" = 'junior'
            and exists (
              select 1
              from "township" t1
              where t1."id" = t0."township_id" and true and t1."name" = $3::text
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"schoolAgeCountAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"schoolYear":'
              || coalesce(g.k0::text, 'null')
              || ',"stage":'
              || case g.k1 when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
              || '},"sum":{"children":'
              || coalesce(g.m1_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t2."school_year" as k0, t2."stage" as k1, count(*) as n, sum(t2."children") as m1_0
      from "school_age_count" t2
      where true
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r1,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"schoolYear":'
              || coalesce(g.k0::text, 'null')
              || ',"stage":'
              || case g.k1 when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
              || '},"sum":{"planned":'
              || coalesce(g.m1_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t3."school_year" as k0, t3."stage" as k1, count(*) as n, sum(t3."planned") as m1_0
      from "enrolment_plan" t3
      where true
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r2;
