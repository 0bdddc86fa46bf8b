-- one statement, as tc_education for education-officer:basic-education
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"largeClassCases":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "large_class_case" t7
          where (
            t7."school_year" = $3::int
              and t7."cleared_on" is null
              and exists (
                select 1
                from "school_class" t8
                where t8."id" = t7."class_id" and true and t8."grade" <= (6)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"foundOn":"'
          || t0."found_on"::text
          || '","sizeThen":'
          || t0."size_then"::text
          || ',"latestSize":'
          || t0."latest_size"::text
          || ',"openDays":'
          || coalesce((coalesce(t0."cleared_on", $4::text::date) - t0."found_on")::text, 'null')
          || ',"responsiblePost":'
          || coalesce(to_json(t0."responsible_post")::text, 'null')
          || ',"assessment":'
          || case t0."assessment"
            when 'reward' then '"REWARD"'
            when 'none' then '"NONE"'
            when 'penalty' then '"PENALTY"'
            else 'null'
          end
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"enrolmentPlans":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"stage":'
                      || case t2."stage"
                        when 'primary' then '"PRIMARY"'
                        when 'junior' then '"JUNIOR"'
                        else 'null'
                      end
                      || ',"planned":'
                      || t2."planned"::text
                      || ',"capped":'
                      || t2."capped"::text
                      || ',"capReason":'
                      || coalesce(to_json(t2."cap_reason")::text, 'null')
                      || '}' as n0,
                      1 as one
                    from "enrolment_plan" t2
                    where t2."school_id" = t1."id" and t2."school_year" = $3::int
                    order by t2."id"
                    limit 10
                  ) p
                  having true
                )
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"schoolClass":'
          || coalesce(
            (
              select '{"grade":'
                || t3."grade"::text
                || ',"classNo":'
                || t3."class_no"::text
                || ',"cap":'
                || t3."cap"::text
                || ',"size":'
                || coalesce(
                  (
                    select count(*)::int
                    from enrolment ce
                    where ce.class_id = t3."id" and ce.valid_to is null and true
                  )::text,
                  'null'
                )
                || ',"large":'
                || coalesce(
                  (
                    (
                      select count(*)
                      from enrolment ce
                      where ce.class_id = t3."id" and ce.valid_to is null and true
                    ) >= 56
                  )::text,
                  'null'
                )
                || '}'
              from "school_class" t3
              where t3."id" = t0."class_id" and true
            ),
            'null'
          )
          || ',"measures":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t4."kind"
                  when 'divert' then '"DIVERT"'
                  when 'split' then '"SPLIT"'
                  when 'build' then '"BUILD"'
                  when 'cap' then '"CAP"'
                  when 'redraw' then '"REDRAW"'
                  else 'null'
                end
                || ',"pupils":'
                || coalesce(t4."pupils"::text, 'null')
                || ',"dueOn":"'
                || t4."due_on"::text
                || '","doneOn":'
                || coalesce('"' || t4."done_on"::text || '"', 'null')
                || ',"toSchool":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t5."name")::text || '}'
                    from "school" t5
                    where t5."id" = t4."to_school_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "large_class_measure" t4
              where t4."case_id" = t0."id"
              order by t4."id"
              limit 5
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "large_class_case" t0
        where (
          t0."school_year" = $3::int
            and t0."cleared_on" is null
            and exists (
              select 1
              from "school_class" t6
              where t6."id" = t0."class_id" and true and t6."grade" <= (6)
            )
        )
        order by t0."found_on", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
