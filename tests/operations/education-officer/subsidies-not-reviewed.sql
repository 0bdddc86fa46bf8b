-- one statement, as tc_education for education-officer:finance
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"paymentBatches":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'rural-subsidy' then '"RURAL_SUBSIDY"'
            when 'student-aid' then '"STUDENT_AID"'
            else 'null'
          end
          || ',"month":"'
          || t0."month"::text
          || '","totalFen":'
          || t0."total_fen"::text
          || ',"lineCount":'
          || t0."line_count"::text
          || ',"preparedBy":'
          || to_json(t0."prepared_by")::text
          || ',"subsidyPayments":'
          || (
            select '{"totalCount":'
              || (select count(*) from "rural_subsidy_payment" t3 where t3."batch_id" = t0."id")::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"amountFen":'
                || t1."amount_fen"::text
                || ',"payeeAccount":'
                || coalesce(
                  (
                    select '{"holder":'
                      || to_json(t2."holder")::text
                      || ',"account":'
                      || coalesce(to_json('****' || t2."account_tail")::text, 'null')
                      || ',"verifiedOn":'
                      || coalesce('"' || t2."verified_on"::text || '"', 'null')
                      || '}'
                    from "payee_account" t2
                    where t2."id" = t1."payee_account_id" and true
                  ),
                  'null'
                )
                || '}' as n1,
                1 as one
              from "rural_subsidy_payment" t1
              where t1."batch_id" = t0."id"
              order by t1."id"
              limit 3
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "payment_batch" t0
        where t0."status" = 'prepared'
        order by t0."month" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || ',"payeeAccounts":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"holder":'
          || to_json(t4."holder")::text
          || ',"bank":'
          || to_json(t4."bank")::text
          || ',"account":'
          || coalesce(to_json('****' || t4."account_tail")::text, 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t5."name")::text || '}'
              from "school" t5
              where t5."id" = t4."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "payee_account" t4
        where (t4."teacher_id" is not null and t4."verified_on" is null)
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
