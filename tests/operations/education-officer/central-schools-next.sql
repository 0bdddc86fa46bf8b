-- one statement, as tc_education for education-officer:safety
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: cursor of list 0: key
-- $4 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string((array_agg(p.n0))[1:2], ','), '')
        || '],"pageInfo":{"hasPreviousPage":true,"hasNextPage":'
        || (count(*) > 2)::text
        || '}}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n0, 1 as one
        from "school" t0
        where exists (
          select 1
          from "school" t1
          where t1."parent_school_id" = t0."id" and true and t1."status" = 'operating'
        )
          and (t0."name", t0."id") > ((select $3::text), (select $4::uuid))
        order by t0."name", t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
