-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
-- $2 part: variable $part
-- $3 text: cursor of list 0: key
-- $4 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string((array_agg(p.n0))[1:3], ','), '')
        || '],"pageInfo":{"hasPreviousPage":true,"hasNextPage":' || (count(*) > 3)::text || '}}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n0, 1 as one
        from "school" t0
        where t0."archived_at" is null
          and position($2::text in t0."name") > 0
          and (t0."name", t0."id") > ((select $3::text), (select $4::uuid))
        order by t0."name", t0."id" limit 4
      ) p having true
    ) || '}}' as r0;
