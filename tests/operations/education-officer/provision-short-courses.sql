-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
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
            '{"key":{"subject":'
              || case g.k0
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
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"count":' || g.n::text || ',"sum":{"periodsPerWeek":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"requiredPeriods":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."subject" as k0,
        count(*) as n, sum(t0."periods_per_week") as m2_0, sum(t0."required_periods") as m2_1
      from "curriculum_offering" t0
      where t0."archived_at" is null and (t0."periods_per_week" < t0."required_periods") = true
      group by 1
      order by 1 limit 2001
    ) g
  ) as r0, ',"curriculumOfferings":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"semester":'
          || case t1."semester"
            when 'autumn' then '"AUTUMN"'
            when 'spring' then '"SPRING"'
            else coalesce(('no code: ' || t1."semester")::regclass::text, 'null')
          end || ',"grade":' || t1."grade"::text || ',"periodsPerWeek":' || t1."periods_per_week"::text
          || ',"requiredPeriods":' || coalesce(t1."required_periods"::text, 'null') || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t2."name")::text || ',"parentSchool":' || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."parent_school_id" and t3."archived_at" is null
                  ),
                  'null'
                ) || '}'
              from "school" t2
              where t2."id" = t1."school_id" and t2."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "curriculum_offering" t1
        where t1."archived_at" is null
          and (t1."subject" = '24' and (t1."periods_per_week" < t1."required_periods") = true)
        order by t1."id" limit 2
      ) p having true
    ) || '}}' as r1;
