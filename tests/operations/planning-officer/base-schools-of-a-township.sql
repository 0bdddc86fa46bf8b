-- one statement, as tc_planning for planning-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"townships":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"schools":' || (
            select '{"totalCount":'
              || (
                select count(*)
                from "school" t2
                where t2."township_id" = t0."id" and t2."archived_at" is null
              )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t1."name")::text || ',"kind":' || case t1."kind"
                  when '211' then '"PRIMARY"'
                  when '218' then '"TEACHING_POINT"'
                  when '219' then '"ATTACHED_PRIMARY_CLASS"'
                  when '311' then '"JUNIOR"'
                  when '312' then '"NINE_YEAR"'
                  when '319' then '"ATTACHED_JUNIOR_CLASS"'
                  when '341' then '"COMBINED_SECONDARY"'
                  when '345' then '"TWELVE_YEAR"'
                  when '514' then '"SPECIAL"'
                  else coalesce(('no code: ' || t1."kind")::regclass::text, 'null')
                end || ',"status":' || case t1."status"
                  when 'planned' then '"PLANNED"'
                  when 'building' then '"BUILDING"'
                  when 'operating' then '"OPERATING"'
                  when 'idle' then '"IDLE"'
                  when 'merged' then '"MERGED"'
                  when 'closed' then '"CLOSED"'
                  else coalesce(('no code: ' || t1."status")::regclass::text, 'null')
                end || '}' as n1,
                1 as one
              from "school" t1
              where t1."township_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 3
            ) p having true
          ) || '}' as n0,
          1 as one
        from "township" t0
        where t0."archived_at" is null and t0."kind" = 'street'
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
