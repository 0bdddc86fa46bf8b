-- one statement, as tc_care for care-organisation
-- $1 text: ticket, for the row policies
-- $2 text: "汉丰街道"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t2
          where t2."archived_at" is null
            and (
              t2."status" = 'operating'
                and exists (
                  select 1
                  from "township" t3
                  where t3."id" = t2."township_id" and t3."archived_at" is null and t3."name" = $2::text
                )
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"officePhone":'
          || coalesce(to_json(t0."office_phone")::text, 'null') || '}' as n1,
          1 as one
        from "school" t0
        where t0."archived_at" is null
          and (
            t0."status" = 'operating'
              and exists (
                select 1
                from "township" t1
                where t1."id" = t0."township_id" and t1."archived_at" is null and t1."name" = $2::text
              )
          )
        order by t0."name", t0."id" limit 3
      ) p having true
    ) || '}}' as r0;
