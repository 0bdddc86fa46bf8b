-- one statement, as tc_leader for district-leader
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 int: variable $schoolYear
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"largeClassCube":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"level":'
          || case t0."level"
            when 'district' then '"DISTRICT"'
            when 'township' then '"TOWNSHIP"'
            else coalesce(('no code: ' || t0."level")::regclass::text, 'null')
          end || ',"stage":' || case t0."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t0."stage")::regclass::text, 'null')
          end || ',"classes":' || coalesce(t0."classes"::text, 'null') || ',"found":'
          || coalesce(t0."found"::text, 'null') || ',"large":' || coalesce(t0."large"::text, 'null')
          || ',"veryLarge":' || coalesce(t0."very_large"::text, 'null') || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "large_class_cube" t0
        where (t0."school_year" = $3::int and t0."large" >= (1))
        order by t0."id" limit 51
      ) p having true
    ) || ',"largeClassCases":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"latestSize":'
          || t2."latest_size"::text || ',"openDays":' || coalesce(
            (coalesce(t2."cleared_on", t2."closed_on", $4::text::date) - t2."found_on")::text, 'null'
          ) || ',"responsiblePost":' || coalesce(to_json(t2."responsible_post")::text, 'null')
          || ',"assessment":' || case t2."assessment"
            when 'reward' then '"REWARD"'
            when 'none' then '"NONE"'
            when 'penalty' then '"PENALTY"'
            else coalesce(('no code: ' || t2."assessment")::regclass::text, 'null')
          end || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t2."school_id" and t3."archived_at" is null
            ),
            'null'
          ) || ',"measures":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '{"kind":'
                || case t4."kind"
                  when 'divert' then '"DIVERT"'
                  when 'split' then '"SPLIT"'
                  when 'build' then '"BUILD"'
                  when 'cap' then '"CAP"'
                  when 'redraw' then '"REDRAW"'
                  else coalesce(('no code: ' || t4."kind")::regclass::text, 'null')
                end || ',"dueOn":"' || t4."due_on"::text || '"}' as n0,
                1 as one
              from "large_class_measure" t4
              where t4."case_id" = t2."id" and t4."archived_at" is null and t4."done_on" is null
              order by t4."id" limit 6
            ) p having true
          ) || '}' as n0,
          1 as one
        from "large_class_case" t2
        where t2."archived_at" is null and t2."cleared_on" is null
        order by t2."found_on", t2."id" limit 51
      ) p having true
    ) || '}}' as r0;
