-- one statement, as tc_education for education-officer:student-aid
-- $1 text: ticket, for the row policies
-- $2 uuid[]: variable $schools
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"uncoveredCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"reason":' || case t0."reason"
            when 'eats-at-home' then '"EATS_AT_HOME"'
            when 'medical' then '"MEDICAL"'
            when 'refused' then '"REFUSED"'
            when 'not-arranged' then '"NOT_ARRANGED"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t0."reason")::regclass::text, 'null')
          end || ',"uncovered":' || coalesce(t0."uncovered"::text, 'null') || ',"pupils":'
          || coalesce(t0."pupils"::text, 'null') || ',"suppressed":' || t0."suppressed"::text || '}' as n0,
          1 as one
        from "uncovered_cube" t0
        where (
          t0."school_id" = any((select $2::text::uuid[])::uuid[])
            and t0."school_year" = (2026)
            and t0."term" = '1'
        )
        order by t0."id" limit 10
      ) p having true
    ) || '}}' as r0;
