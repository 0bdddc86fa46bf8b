-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $batch
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"paymentBatch":'
    || coalesce(
      (
        select '{"kind":'
          || case t0."kind"
            when 'rural-subsidy' then '"RURAL_SUBSIDY"'
            when 'student-aid' then '"STUDENT_AID"'
            else 'null'
          end
          || ',"month":"'
          || t0."month"::text
          || '","status":'
          || case t0."status"
            when 'prepared' then '"PREPARED"'
            when 'reviewed' then '"REVIEWED"'
            when 'approved' then '"APPROVED"'
            when 'sent' then '"SENT"'
            when 'settled' then '"SETTLED"'
            else 'null'
          end
          || ',"totalFen":'
          || t0."total_fen"::text
          || ',"lineCount":'
          || t0."line_count"::text
          || ',"aidGrants":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "student_aid_grant" t3
                where t3."batch_id" = t0."id" and t3."reviewed_on" is not null
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"amountFen":'
                || coalesce(t1."amount_fen"::text, 'null')
                || ',"reviewedOn":'
                || coalesce('"' || t1."reviewed_on"::text || '"', 'null')
                || ',"sentOn":'
                || coalesce('"' || t1."sent_on"::text || '"', 'null')
                || ',"payeeAccount":'
                || coalesce(
                  (
                    select '{"holder":'
                      || to_json(t2."holder")::text
                      || ',"bank":'
                      || to_json(t2."bank")::text
                      || ',"account":'
                      || coalesce(to_json('****' || t2."account_tail")::text, 'null')
                      || '}'
                    from "payee_account" t2
                    where t2."id" = t1."payee_account_id" and t2."listed" = true
                  ),
                  'null'
                )
                || '}' as n1,
                1 as one
              from "student_aid_grant" t1
              where t1."batch_id" = t0."id" and t1."reviewed_on" is not null
              order by t1."id"
              limit 4
            ) p
            having true
          )
          || '}'
        from "payment_batch" t0
        where t0."id" = $3::uuid and t0."reviewed_on" is not null
      ),
      'null'
    )
    || '}}' as r0;
