-- one statement, as tc_planning for planning-officer
-- $1 text: ticket, for the row policies
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"enrolmentCube":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "enrolment_cube" t2
          where (t2."level" = 'township' and t2."school_year" = (2026) and t2."stage" = 'primary')
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"schools":'
          || t0."schools"::text || ',"students":' || coalesce(t0."students"::text, 'null') || ',"suppressed":'
          || t0."suppressed"::text || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "enrolment_cube" t0
        where (t0."level" = 'township' and t0."school_year" = (2026) and t0."stage" = 'primary')
        order by t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
