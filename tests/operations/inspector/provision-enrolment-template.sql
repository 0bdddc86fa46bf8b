-- one statement, as tc_inspection for inspector:enrolment-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolConditions":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"computers":'
          || t0."computers"::text
          || ',"publishedOn":'
          || coalesce('"' || t0."published_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "school_condition" t0
        where (t0."published_on" is not null or t0."school_id" = any((select $3::text::uuid[])::uuid[]))
          and (t0."school_year" = (2026) and t0."published_on" is null)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"curriculumOfferingAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"short":'
              || coalesce(g.k1::text, 'null')
              || ',"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t3."name")::text || '}'
                  from "school" t3
                  where t3."id" = g.k0 and true
                ),
                'null'
              )
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t2."school_id" as k0, (t2."periods_per_week" < t2."required_periods") as k1, count(*) as n
      from "curriculum_offering" t2
      where t2."school_id" = any((select $3::text::uuid[])::uuid[])
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r1,
  ',"largeClassCases":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"sizeThen":'
          || t4."size_then"::text
          || ',"latestSize":'
          || t4."latest_size"::text
          || ',"clearedOn":'
          || coalesce('"' || t4."cleared_on"::text || '"', 'null')
          || ',"assessment":'
          || case t4."assessment"
            when 'reward' then '"REWARD"'
            when 'none' then '"NONE"'
            when 'penalty' then '"PENALTY"'
            else 'null'
          end
          || ',"assessmentNote":'
          || coalesce(to_json(t4."assessment_note")::text, 'null')
          || ',"schoolClass":'
          || coalesce(
            (
              select '{"schoolYear":'
                || t5."school_year"::text
                || ',"grade":'
                || t5."grade"::text
                || ',"classNo":'
                || t5."class_no"::text
                || '}'
              from "school_class" t5
              where t5."id" = t4."class_id" and t5."school_id" = any((select $3::text::uuid[])::uuid[])
            ),
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t6."name")::text || '}'
              from "school" t6
              where t6."id" = t4."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "large_class_case" t4
        where t4."school_id" = any((select $3::text::uuid[])::uuid[])
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r2;
