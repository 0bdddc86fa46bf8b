-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"recruitmentPlans":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "recruitment_plan" t2
          where t2."published_on" is not null and t2."school_year" = (2026)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
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
          || ',"subject":'
          || case t0."subject"
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
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"planned":'
          || t0."planned"::text
          || ',"publishedOn":'
          || coalesce('"' || t0."published_on"::text || '"', 'null')
          || '}' as n1,
          1 as one
        from "recruitment_plan" t0
        where t0."published_on" is not null and t0."school_year" = (2026)
        order by t0."published_on" desc, t0."id" desc
        limit 6
      ) p
      having true
    )
    || ',"staffingStandards":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t3."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"pupilsPerTenStaff":'
          || t3."pupils_per_ten_staff"::text
          || ',"staffPerTenClasses":'
          || t3."staff_per_ten_classes"::text
          || '}' as n0,
          1 as one
        from "staffing_standard" t3
        where t3."valid_to" is null
        order by t3."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
