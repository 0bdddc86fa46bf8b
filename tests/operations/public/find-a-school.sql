-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 part: variable $part
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (select count(*) from "school" t2 where position($3::text in t2."name") > 0)::text
        || ',"edges":['
        || coalesce(array_to_string((array_agg(p.n1))[1:3], ','), '')
        || '],"pageInfo":{"hasNextPage":'
        || (count(*) > 3)::text
        || ',"endCursor":'
        || case
          when count(*) > 0 then '"'
            || $4::text
            || ':c'
            || '0'
            || ':'
            || encode(
              convert_to(
                json_array(
                  ((array_agg(p.k))[least(3, count(*))])::text,
                  ((array_agg(p.i))[least(3, count(*))])::text null on null
                )::text,
                'UTF8'
              ),
              'hex'
            )
            || '"'
          else 'null'
        end
        || '}}'
      from (
        select '{"cursor":"'
          || $4::text
          || ':c'
          || '0'
          || ':'
          || encode(
            convert_to(json_array((t0."name")::text, (t0."id")::text null on null)::text, 'UTF8'), 'hex'
          )
          || '","node":{"name":'
          || to_json(t0."name")::text
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and true
            ),
            'null'
          )
          || '}}' as n1,
          1 as one,
          t0."name" as k,
          t0."id" as i
        from "school" t0
        where position($3::text in t0."name") > 0
        order by t0."name", t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
