-- one statement, as tc_education for education-officer:student-aid
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: "周示一"
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
          || ',"status":'
          || case t0."status"
            when 'prepared' then '"PREPARED"'
            when 'reviewed' then '"REVIEWED"'
            when 'approved' then '"APPROVED"'
            when 'sent' then '"SENT"'
            when 'settled' then '"SETTLED"'
            else 'null'
          end
          || '}' as n0,
          1 as one
        from "payment_batch" t0
        where t0."kind" = 'student-aid'
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
          || to_json(t1."holder")::text
          || ',"account":'
          || coalesce(to_json('****' || t1."account_tail")::text, 'null')
          || ',"duplicate":'
          || t1."duplicate"::text
          || ',"child":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "child" t2
              where t2."id" = t1."child_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "payee_account" t1
        where t1."child_id" is not null and t1."holder" = $3::text
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
