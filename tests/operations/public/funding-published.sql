-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $year
-- $4 text: variable $name
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"publishedFunding":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"amountFen":'
                || coalesce(t1."amount_fen"::text, 'null')
                || ',"suppressed":'
                || t1."suppressed"::text
                || ',"publishedOn":"'
                || t1."published_on"::text
                || '"}' as n0,
                1 as one
              from "published_funding" t1
              where t1."school_id" = t0."id" and t1."fiscal_year" = $3::int
              order by t1."id"
              limit 3
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school" t0
        where (
          exists (
            select 1
            from "township" t2
            where t2."id" = t0."township_id" and true and t2."name" = $4::text
          )
            and exists (
              select 1
              from "published_funding" t3
              where t3."school_id" = t0."id" and true and t3."fiscal_year" = $3::int
            )
        )
        order by t0."name", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
