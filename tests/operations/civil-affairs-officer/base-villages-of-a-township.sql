-- one statement, as tc_civil_affairs for civil-affairs-officer
-- $1 text: ticket, for the row policies
-- $2 text: "关面乡"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"villages":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "village" t2
          where t2."archived_at" is null
            and exists (
              select 1
              from "township" t3
              where t3."id" = t2."township_id" and t3."archived_at" is null and t3."name" = $2::text
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"kind":' || case t0."kind"
            when 'village' then '"VILLAGE"'
            when 'community' then '"COMMUNITY"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || '}' as n1,
          1 as one
        from "village" t0
        where t0."archived_at" is null
          and exists (
            select 1
            from "township" t1
            where t1."id" = t0."township_id" and t1."archived_at" is null and t1."name" = $2::text
          )
        order by t0."id" limit 3
      ) p having true
    ) || '}}' as r0;
