-- one statement, as tc_school for school-registrar:9999000061:personnel
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolQuotas":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"quota":'
          || t0."quota"::text
          || ',"occupied":'
          || t0."occupied"::text
          || ',"nonQuota":'
          || t0."non_quota"::text
          || ',"vacancies":'
          || coalesce((t0."quota" - t0."occupied")::text, 'null')
          || ',"needByPupilRatio":'
          || coalesce(
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
                    and (hc."school_id" = any((select $3::text::uuid[])::uuid[]))
                  order by hc.grade, hc.as_of desc
                ) la
                group by la.stage
              ) st join staffing_standard sd on sd.stage = st.stage
                and sd.valid_from <= make_date(t0."school_year", 9, 1)
                and (sd.valid_to is null or sd.valid_to > make_date(t0."school_year", 9, 1))
                and true
            )::text,
            'null'
          )
          || '}' as n0,
          1 as one
        from "school_quota" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."school_year" = (2026)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"quotaTransfers":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"amount":'
          || t2."amount"::text
          || ',"approvedOn":'
          || coalesce('"' || t2."approved_on"::text || '"', 'null')
          || ',"fromSchool":'
          || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t2."from_school_id" and true
            ),
            'null'
          )
          || ',"toSchool":'
          || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "school" t4
              where t4."id" = t2."to_school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "quota_transfer" t2
        where (
          t2."from_school_id" = any((select $3::text::uuid[])::uuid[])
            or t2."to_school_id" = any((select $3::text::uuid[])::uuid[])
        )
        order by t2."id"
        limit 50
      ) p
      having true
    )
    || ',"posts":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t6."name")::text || '}'
              from "school" t6
              where t6."id" = t5."school_id" and true
            ),
            'null'
          )
          || ',"subject":'
          || case t5."subject"
            when '11' then '"MORAL_AND_LIFE"'
            when '12' then '"MORAL_EDUCATION"'
            when '13' then '"CHINESE"'
            when '14' then '"MATHEMATICS"'
            when '15' then '"SCIENCE"'
            when '16' then '"PHYSICS"'
            when '17' then '"CHEMISTRY"'
            when '18' then '"BIOLOGY"'
            when '19' then '"HISTORY_AND_SOCIETY"'
            when '20' then '"GEOGRAPHY"'
            when '21' then '"HISTORY"'
            when '22' then '"PHYSICAL_EDUCATION"'
            when '23' then '"ARTS"'
            when '24' then '"MUSIC"'
            when '25' then '"FINE_ARTS"'
            when '40' then '"FOREIGN_LANGUAGE"'
            when '41' then '"ENGLISH"'
            when '42' then '"JAPANESE"'
            when '43' then '"RUSSIAN"'
            when '49' then '"OTHER_FOREIGN_LANGUAGE"'
            when '60' then '"INTEGRATED_PRACTICE"'
            when '61' then '"INFORMATION_TECHNOLOGY"'
            when '62' then '"LABOUR_AND_TECHNOLOGY"'
            else 'null'
          end
          || ',"status":'
          || case t5."status"
            when 'vacant' then '"VACANT"'
            when 'filled' then '"FILLED"'
            when 'frozen' then '"FROZEN"'
            else 'null'
          end
          || ',"vacancyDays":'
          || coalesce(($4::text::date - t5."vacant_since")::text, 'null')
          || ',"qualifiedApplicants":'
          || coalesce(
            (
              select sum(rp.qualified - rp.hired)::int
              from recruitment_plan rp
              where rp.school_id = t5."school_id"
                and rp.subject = t5."subject"
                and (
                  (rp."published_on" is not null or rp."school_id" = any((select $3::text::uuid[])::uuid[]))
                    and rp."school_id" = any((select $3::text::uuid[])::uuid[])
                )
                and rp.school_year = (
                  select max(ry.school_year)
                  from recruitment_plan ry
                  where ry.school_id = t5."school_id"
                    and ry.subject = t5."subject"
                    and (
                      (
                        ry."published_on" is not null
                          or ry."school_id" = any((select $3::text::uuid[])::uuid[])
                      )
                        and ry."school_id" = any((select $3::text::uuid[])::uuid[])
                    )
                )
            )::text,
            'null'
          )
          || '}' as n0,
          1 as one
        from "post" t5
        where t5."school_id" = any((select $3::text::uuid[])::uuid[]) and t5."status" <> 'filled'
        order by t5."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
