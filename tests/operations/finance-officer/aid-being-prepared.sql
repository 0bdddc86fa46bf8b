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
        select '{"status":'
          || case t0."status"
            when 'prepared' then '"PREPARED"'
            when 'reviewed' then '"REVIEWED"'
            when 'approved' then '"APPROVED"'
            when 'sent' then '"SENT"'
            when 'settled' then '"SETTLED"'
            else 'null'
          end
          || '}'
        from "payment_batch" t0
        where t0."id" = $3::uuid and t0."reviewed_on" is not null
      ),
      'null'
    )
    || ',"studentAidGrants":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "student_aid_grant" t2
          where t2."reviewed_on" is not null and t2."batch_id" = (select $3::uuid)
        )::text
        || '}'
      from (
        select 1 as one
        from "student_aid_grant" t1
        where t1."reviewed_on" is not null and t1."batch_id" = (select $3::uuid)
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
