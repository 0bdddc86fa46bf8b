-- one statement, as tc_development for development-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text[]: ["planned", "building", "idle"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "school" t2
          where t2."archived_at" is null and t2."status" = any($3::text::text[])
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"kind":' || case t0."kind"
            when '211' then '"PRIMARY"'
            when '218' then '"TEACHING_POINT"'
            when '219' then '"ATTACHED_PRIMARY_CLASS"'
            when '311' then '"JUNIOR"'
            when '312' then '"NINE_YEAR"'
            when '319' then '"ATTACHED_JUNIOR_CLASS"'
            when '341' then '"COMBINED_SECONDARY"'
            when '345' then '"TWELVE_YEAR"'
            when '514' then '"SPECIAL"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"status":' || case t0."status"
            when 'planned' then '"PLANNED"'
            when 'building' then '"BUILDING"'
            when 'operating' then '"OPERATING"'
            when 'idle' then '"IDLE"'
            when 'merged' then '"MERGED"'
            when 'closed' then '"CLOSED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "school" t0
        where t0."archived_at" is null and t0."status" = any($3::text::text[])
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
