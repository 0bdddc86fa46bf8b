-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"payeeAccounts":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"holder":'
          || to_json(t0."holder")::text
          || ',"bank":'
          || to_json(t0."bank")::text
          || ',"account":'
          || coalesce(to_json('****' || t0."account_tail")::text, 'null')
          || ',"payable":'
          || t0."payable"::text
          || ',"subsidyPayments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"month":"'
                || t1."month"::text
                || '","amountFen":'
                || t1."amount_fen"::text
                || '}' as n0,
                1 as one
              from "rural_subsidy_payment" t1
              where t1."payee_account_id" = t0."id" and t1."reviewed_on" is not null
              order by t1."id"
              limit 3
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "payee_account" t0
        where t0."listed" = true and t0."duplicate" = true
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
