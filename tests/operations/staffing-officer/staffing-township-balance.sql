-- one statement, as tc_staffing for staffing-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
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
            '{"key":{"township":'
              || coalesce(
                (
                  select '{"name":' || to_json(t1."name")::text || '}'
                  from "township" t1
                  where t1."id" = g.k0 and true
                ),
                'null'
              )
              || '},"count":'
              || g.n::text
              || ',"sum":{"quota":'
              || coalesce(g.m2_0::text, 'null')
              || ',"occupied":'
              || coalesce(g.m2_1::text, 'null')
              || ',"vacancies":'
              || coalesce(g.m2_2::text, 'null')
              || ',"needByPupilRatio":'
              || coalesce(g.m2_3::text, 'null')
              || ',"seconded":'
              || coalesce(g.m2_4::text, 'null')
              || ',"nonQuota":'
              || coalesce(g.m2_5::text, 'null')
              || ',"reserved":'
              || coalesce(g.m2_6::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."township_id" as k0,
        count(*) as n,
        sum(t0."quota") as m2_0,
        sum(t0."occupied") as m2_1,
        sum((t0."quota" - t0."occupied")) as m2_2,
        sum(
          (
            select sum((st.counted * 10 + sd.pupils_per_ten_staff - 1) / sd.pupils_per_ten_staff)::int
            from (
              select la.stage, sum(la.counted) as counted
              from (
                select distinct on (hc.grade) hc.stage, hc."students" as counted
                from school_headcount hc
                where hc.school_id = t0."school_id"
                  and hc.school_year = t0."school_year"
                  and hc.certified_on is not null
                  and (hc."certified_on" is not null)
                order by hc.grade, hc.as_of desc
              ) la
              group by la.stage
            ) st join staffing_standard sd on sd.stage = st.stage
              and sd.valid_from <= make_date(t0."school_year", 9, 1)
              and (sd.valid_to is null or sd.valid_to > make_date(t0."school_year", 9, 1))
              and true
          )
        ) as m2_3,
        sum(t0."seconded") as m2_4,
        sum(t0."non_quota") as m2_5,
        sum(t0."reserved") as m2_6
      from "school_quota" t0
      where true and t0."school_year" = $3::int
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  ',"staffingTotals":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"total":'
          || t2."total"::text
          || ',"validFrom":"'
          || t2."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t2."valid_to"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "staffing_total" t2
        where true
        order by t2."valid_from" desc, t2."id" desc
        limit 1
      ) p
      having true
    )
    || '}}' as r1;
