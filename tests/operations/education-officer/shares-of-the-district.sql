-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
-- $2 date: "2026-10-01"
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
          string_agg('{"overall":{"needByPupilRatio":' || coalesce(g.m0_0::text, 'null') || '}}', ','), ''
        ) || ']'
    end
    from (
      select count(*) as n,
        ceil(
          round(
            (
              sum(
                (
                  select round(sum(st.counted * 10.0 / sd.pupils_per_ten_staff), 9)
                  from (
                    select la.phase, sum(la.counted) as counted
                    from (
                      select distinct on (hc.grade) hc.stage as phase, hc.students as counted
                      from school_headcount hc
                      where hc.school_id = t0."school_id"
                        and hc.school_year = t0."school_year"
                        and hc.certified_on is not null
                        and (hc."archived_at" is null)
                      order by hc.grade, hc.as_of desc
                    ) as la
                    group by la.phase
                  ) as st join staffing_standard sd on sd.stage = st.phase
                    and sd.valid_from <= make_date(t0."school_year", 9, 1)
                    and (sd.valid_to is null or sd.valid_to > make_date(t0."school_year", 9, 1))
                    and (sd."archived_at" is null)
                )
              ) filter (where true)
            )::numeric,
            5
          )
        )::bigint as m0_0
      from "school_quota" t0
      where t0."archived_at" is null and t0."school_year" = (2026) limit 2001
    ) g
  ) as r0, (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg('{"overall":{"coveragePermille":' || coalesce(g.m0_0::text, 'null') || '}}', ','), ''
        ) || ']'
    end
    from (
      select count(*) as n,
        (
          (
            sum(t1."covered") filter (where true and t1."covered" is not null and t1."eligible" is not null)
          )::numeric * 1000 / nullif(
            (
              sum(t1."eligible") filter (
                where true and t1."covered" is not null and t1."eligible" is not null
              )
            )::numeric,
            0
          )
        )::float8 as m0_0
      from "nutrition_school_month" t1
      where t1."archived_at" is null and t1."month" = $2::text::date limit 2001
    ) g
  ) as r1;
