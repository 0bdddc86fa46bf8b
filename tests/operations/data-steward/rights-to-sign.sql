-- one statement, as tc_steward for data-steward
-- $1 text: ticket, for the row policies
-- $2 text[]: ["judged", "endorsed"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"policyChanges":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "policy_change" t3
          where t3."archived_at" is null and t3."status" = any($2::text::text[])
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"title":'
          || to_json(t0."title")::text || ',"status":' || case t0."status"
            when 'draft' then '"DRAFT"'
            when 'submitted' then '"SUBMITTED"'
            when 'judged' then '"JUDGED"'
            when 'unsound' then '"UNSOUND"'
            when 'endorsed' then '"ENDORSED"'
            when 'approved' then '"APPROVED"'
            when 'in-force' then '"IN_FORCE"'
            when 'rejected' then '"REJECTED"'
            when 'withdrawn' then '"WITHDRAWN"'
            when 'failed' then '"FAILED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"touchesProtected":' || coalesce(t0."touches_protected"::text, 'null') || ',"draftedBy":'
          || to_json(t0."drafted_by")::text || ',"endorsedBy":'
          || coalesce(to_json(t0."endorsed_by")::text, 'null') || ',"edits":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"number":'
                || t1."number"::text || ',"kind":' || case t1."kind"
                  when 'grant' then '"GRANT"'
                  when 'withdraw' then '"WITHDRAW"'
                  when 'deny' then '"DENY"'
                  when 'limit' then '"LIMIT"'
                  when 'run' then '"RUN"'
                  when 'stop' then '"STOP"'
                  else coalesce(('no code: ' || t1."kind")::regclass::text, 'null')
                end || ',"role":' || to_json(t1."role")::text || ',"onType":'
                || coalesce(to_json(t1."on_type")::text, 'null') || ',"fields":'
                || coalesce(to_json(t1."fields")::text, 'null') || ',"uses":'
                || coalesce(to_json(t1."uses")::text, 'null') || ',"rows":'
                || coalesce(to_json(t1."rows")::text, 'null') || '}' as n0,
                1 as one
              from "policy_edit" t1
              where t1."change_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 5
            ) p having true
          ) || ',"effects":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"role":'
                || to_json(t2."role")::text || ',"coordinate":' || to_json(t2."coordinate")::text || ',"use":'
                || case t2."use"
                  when 'read' then '"READ"'
                  when 'filter' then '"FILTER"'
                  when 'order' then '"ORDER"'
                  when 'aggregate' then '"AGGREGATE"'
                  when 'lookup' then '"LOOKUP"'
                  when 'create' then '"CREATE"'
                  when 'update' then '"UPDATE"'
                  when 'run' then '"RUN"'
                  else coalesce(('no code: ' || t2."use")::regclass::text, 'null')
                end || ',"effect":' || case t2."change"
                  when 'gained' then '"GAINED"'
                  when 'lost' then '"LOST"'
                  when 'widened' then '"WIDENED"'
                  when 'narrowed' then '"NARROWED"'
                  when 'unheld' then '"UNHELD"'
                  else coalesce(('no code: ' || t2."change")::regclass::text, 'null')
                end || ',"rowsCounted":' || coalesce(t2."rows_counted"::text, 'null') || ',"personsCounted":'
                || coalesce(t2."persons_counted"::text, 'null') || ',"isProtected":' || t2."protected"::text
                || '}' as n0,
                1 as one
              from "policy_effect" t2
              where t2."change_id" = t0."id" and t2."archived_at" is null
              order by t2."id" limit 5
            ) p having true
          ) || '}' as n1,
          1 as one
        from "policy_change" t0
        where t0."archived_at" is null and t0."status" = any($2::text::text[])
        order by t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
