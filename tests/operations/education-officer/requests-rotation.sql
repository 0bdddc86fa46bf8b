-- one statement, as tc_education for education-officer:personnel
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"rotationApplications":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."teacher_id" || '"{"kind":' || case t0."kind"
            when 'home' then '"HOME"'
            when 'rotation' then '"ROTATION"'
            when 'support' then '"SUPPORT"'
            when 'several-schools' then '"SEVERAL_SCHOOLS"'
            when 'secondment' then '"SECONDMENT"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"status":' || case t0."status"
            when 'submitted' then '"SUBMITTED"'
            when 'approved' then '"APPROVED"'
            when 'declined' then '"DECLINED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"reason":' || to_json(t0."reason")::text || ',"dueOn":'
          || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"overdue":' || coalesce(
            coalesce(t0."status" = 'submitted' and t0."due_on" < $3::text::date, false)::text, 'null'
          ) || ',"teacher":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"toSchool":' || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t0."to_school_id" and t2."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "rotation_application" t0
        where t0."archived_at" is null
        order by t0."due_on", t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
