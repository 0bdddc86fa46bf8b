-- one statement, as tc_police for police-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t2
          where exists (
            select 1
            from "mandatory_report" t3
            where t3."child_id" = t2."id" and (t3."to_police" = true and t3."township_id" = (select $3::uuid))
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"id":"' || t0."id"::text || '"}' as n1, 1 as one
        from "child" t0
        where exists (
          select 1
          from "mandatory_report" t1
          where t1."child_id" = t0."id" and (t1."to_police" = true and t1."township_id" = (select $3::uuid))
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
