-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $month
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"subsidyCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"tier":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "subsidy_tier" t1
              where t1."id" = t0."tier_id" and true
            ),
            'null'
          )
          || ',"teachers":'
          || coalesce(t0."teachers"::text, 'null')
          || ',"dueFen":'
          || coalesce(t0."due_fen"::text, 'null')
          || ',"paidFen":'
          || coalesce(t0."paid_fen"::text, 'null')
          || ',"suppressed":'
          || t0."suppressed"::text
          || '}' as n0,
          1 as one
        from "subsidy_cube" t0
        where (t0."level" = 'district' and t0."month" = $3::text::date)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"withheld":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "subsidy_cube" t3
          where (t3."month" = $3::text::date and t3."suppressed" = true)
        )::text
        || '}'
      from (
        select 1 as one
        from "subsidy_cube" t2
        where (t2."month" = $3::text::date and t2."suppressed" = true)
        order by t2."id"
        limit 50
      ) p
      having true
    )
    || ',"shown":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t5."name")::text || '}'
              from "township" t5
              where t5."id" = t4."township_id" and true
            ),
            'null'
          )
          || ',"tier":'
          || coalesce(
            (
              select '{"name":' || to_json(t6."name")::text || '}'
              from "subsidy_tier" t6
              where t6."id" = t4."tier_id" and true
            ),
            'null'
          )
          || ',"teachers":'
          || coalesce(t4."teachers"::text, 'null')
          || ',"dueFen":'
          || coalesce(t4."due_fen"::text, 'null')
          || ',"paidFen":'
          || coalesce(t4."paid_fen"::text, 'null')
          || '}' as n0,
          1 as one
        from "subsidy_cube" t4
        where (t4."level" = 'township' and t4."month" = $3::text::date and t4."suppressed" = false)
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
