-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"planned":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"status":' || case t0."status"
            when 'planned' then '"PLANNED"'
            when 'building' then '"BUILDING"'
            when 'operating' then '"OPERATING"'
            when 'idle' then '"IDLE"'
            when 'merged' then '"MERGED"'
            when 'closed' then '"CLOSED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"openedOn":' || coalesce('"' || t0."opened_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "school" t0
        where t0."archived_at" is null and t0."status" = 'planned'
        order by t0."name", t0."id" limit 3
      ) p having true
    ) || ',"latest":' || (
      select '{"nodes":[' || coalesce(array_to_string(array_reverse(array_agg(p.n0)), ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t1."name")::text || ',"openedOn":'
          || coalesce('"' || t1."opened_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "school" t1
        where t1."archived_at" is null
        order by t1."opened_on", t1."id" limit 2
      ) p having true
    ) || ',"newest":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"__typename":"School","name":'
          || to_json(t2."name")::text || ',"openedOn":'
          || coalesce('"' || t2."opened_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "school" t2
        where t2."archived_at" is null and t2."opened_on" is not null
        order by t2."opened_on" desc, t2."id" desc limit 2
      ) p having true
    ) || '}}' as r0;
