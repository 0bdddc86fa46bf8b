-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $day
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"subsidyTiers":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"standards":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"amountFen":' || t1."amount_fen"::text || '}' as n0, 1 as one
              from "subsidy_standard" t1
              where t1."tier_id" = t0."id" and t1."valid_to" is null
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || ',"schoolTiers":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "school_tier" t4
                where t4."tier_id" = t0."id" and (t4."valid_from" <= $3::text::date and t4."valid_to" is null)
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"validFrom":"'
                || t2."valid_from"::text
                || '","school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."school_id" and true
                  ),
                  'null'
                )
                || '}' as n1,
                1 as one
              from "school_tier" t2
              where t2."tier_id" = t0."id" and (t2."valid_from" <= $3::text::date and t2."valid_to" is null)
              order by t2."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "subsidy_tier" t0
        where t0."hardship_rank" = (4)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
