-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 text[]: ["settled", "reviewed"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"paymentBatches":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o"{"month":"' || t0."month"::text || '","status":' || case t0."status"
            when 'prepared' then '"PREPARED"'
            when 'reviewed' then '"REVIEWED"'
            when 'approved' then '"APPROVED"'
            when 'sent' then '"SENT"'
            when 'settled' then '"SETTLED"'
            else coalesce(('no code: ' || t0."status")::regclass::text, 'null')
          end || ',"subsidyPayments":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m2o' || t1."teacher_id" || '"{"account":' || case
                  when (
                    (
                      t1."reviewed_on" is not null
                        and t1."payable" = true
                        and exists (
                          select 1
                          from "payee_account" t2
                          where t2."id" = t1."payee_account_id"
                            and t2."archived_at" is null
                            and (
                              t2."valid_from" <= $3::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $3::text::date)
                            )
                        )
                        and exists (
                          select 1
                          from "payment_batch" t3
                          where t3."id" = t1."batch_id"
                            and t3."archived_at" is null
                            and (
                              t3."valid_from" <= $3::text::date
                                and (t3."valid_to" is null or t3."valid_to" > $3::text::date)
                            )
                        )
                    )
                  ) then '"'
                    || $2::text || ':m1o' || t1."teacher_id" || '"' || coalesce(
                      '"'
                        || $2::text || ':s' || '0' || ':' || t1."payee_account_id" || ':'
                        || t1."account_cipher" || '"',
                      'null'
                    )
                  else 'null'
                end || ',"payeeAccount":' || coalesce(
                  (
                    select '"'
                      || $2::text || ':m3o' || t4."id" || '"{"holder":' || to_json(t4."holder")::text
                      || ',"account":' || coalesce(to_json('****' || t4."account_tail")::text, 'null') || '}'
                    from "payee_account" t4
                    where t4."id" = t1."payee_account_id"
                      and (t4."archived_at" is null and t4."listed" = true)
                  ),
                  'null'
                ) || '}' as n0,
                1 as one
              from "rural_subsidy_payment" t1
              where t1."batch_id" = t0."id" and (t1."archived_at" is null and t1."reviewed_on" is not null)
              order by t1."id" limit 2
            ) p having true
          ) || '}' as n0,
          1 as one
        from "payment_batch" t0
        where (t0."archived_at" is null and t0."reviewed_on" is not null)
          and (t0."kind" = 'rural-subsidy' and t0."status" = any($4::text::text[]))
        order by t0."month" desc, t0."id" desc limit 51
      ) p having true
    ) || '}}' as r0;
