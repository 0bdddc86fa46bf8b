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
            '{"count":'
              || g.n::text
              || ',"sum":{"quota":'
              || coalesce(g.m1_0::text, 'null')
              || ',"occupied":'
              || coalesce(g.m1_1::text, 'null')
              || ',"vacancies":'
              || coalesce(g.m1_2::text, 'null')
              || ',"nonQuota":'
              || coalesce(g.m1_3::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select count(*) as n,
        sum(t0."quota") as m1_0,
        sum(t0."occupied") as m1_1,
        sum((t0."quota" - t0."occupied")) as m1_2,
        sum(t0."non_quota") as m1_3
      from "school_quota" t0
      where true and t0."school_year" = (2026)
      limit 2001
    ) g
  ) as r0,
  ',"schoolQuotas":'
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
          || ',"quota":'
          || t1."quota"::text
          || ',"occupied":'
          || t1."occupied"::text
          || ',"vacancies":'
          || coalesce((t1."quota" - t1."occupied")::text, 'null')
          || ',"needByPupilRatio":'
          || coalesce(
            (
              select sum((st.counted * 10 + sd.pupils_per_ten_staff - 1) / sd.pupils_per_ten_staff)::int
              from (
                select la.stage, sum(la.counted) as counted
                from (
                  select distinct on (hc.grade) hc.stage, hc."students" as counted
                  from school_headcount hc
                  where hc.school_id = t1."school_id"
                    and hc.school_year = t1."school_year"
                    and hc.certified_on is not null
                    and (hc."certified_on" is not null)
                  order by hc.grade, hc.as_of desc
                ) la
                group by la.stage
              ) st join staffing_standard sd on sd.stage = st.stage
                and sd.valid_from <= make_date(t1."school_year", 9, 1)
                and (sd.valid_to is null or sd.valid_to > make_date(t1."school_year", 9, 1))
                and true
            )::text,
            'null'
          )
          || '}' as n0,
          1 as one
        from "school_quota" t1
        where (t1."school_year" = (2026) and (t1."quota" - t1."occupied") >= (3))
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r1;
