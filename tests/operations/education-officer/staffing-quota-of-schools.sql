-- one statement, as tc_education for education-officer:basic-education
-- $1 text: ticket, for the row policies
-- $2 int: variable $schoolYear
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schoolQuotas":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_quota" t2
          where t2."archived_at" is null and t2."school_year" = $2::int
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"basis":' || case t0."basis"
            when 'pupil-ratio' then '"PUPIL_RATIO"'
            when 'class-ratio' then '"CLASS_RATIO"'
            else coalesce(('no code: ' || t0."basis")::regclass::text, 'null')
          end || ',"quota":' || t0."quota"::text || ',"occupied":' || t0."occupied"::text || ',"vacancies":'
          || coalesce((t0."quota" - t0."occupied")::text, 'null') || ',"needByPupilRatio":' || coalesce(
            ceil(
              round(
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
                ),
                5
              )
            )::int::text,
            'null'
          ) || ',"needByClassRatio":' || coalesce(
            ceil(
              round(
                (
                  select round(sum(st.counted * sd.staff_per_ten_classes / 10.0), 9)
                  from (
                    select la.phase, sum(la.counted) as counted
                    from (
                      select distinct on (hc.grade) hc.stage as phase, hc.classes as counted
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
                ),
                5
              )
            )::int::text,
            'null'
          ) || '}' as n1,
          1 as one
        from "school_quota" t0
        where t0."archived_at" is null and t0."school_year" = $2::int
        order by t0."quota" desc, t0."id" desc limit 8
      ) p having true
    ) || '}}' as r0;
