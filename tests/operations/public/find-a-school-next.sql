-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 part: variable $part
-- $4 text: cursor of list 0: key
-- $5 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string((array_agg(p.n0))[1:3], ','), '')
        || '],"pageInfo":{"hasPreviousPage":true,"hasNextPage":'
        || (count(*) > 3)::text
        || '}}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n0, 1 as one
        from "school" t0
        where t0."archived_at" is null
          and position($3::text in t0."name") > 0
          and (t0."name", t0."id") > ((select $4::text), (select $5::uuid))
        order by t0."name", t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
