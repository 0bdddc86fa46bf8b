-- one statement, as tc_teacher for teacher:absent-once
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"payeeAccounts":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"holder":' || to_json(t0."holder")::text || ',"bank":'
          || to_json(t0."bank")::text || ',"account":'
          || coalesce(to_json('****' || t0."account_tail")::text, 'null') || ',"validFrom":"'
          || t0."valid_from"::text || '","validTo":' || coalesce('"' || t0."valid_to"::text || '"', 'null')
          || ',"verifiedOn":' || coalesce('"' || t0."verified_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "payee_account" t0
        where (t0."archived_at" is null and t0."teacher_id" = (select $3::uuid))
        order by t0."id" limit 51
      ) p having true
    ) || ',"teachers":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || ',"honours":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '{"kind":'
                || case t2."kind"
                  when 'rural-10-years' then '"RURAL_10_YEARS"'
                  when 'rural-20-years' then '"RURAL_20_YEARS"'
                  when 'rural-30-years' then '"RURAL_30_YEARS"'
                  when 'outstanding' then '"OUTSTANDING"'
                  when 'head-teacher' then '"HEAD_TEACHER"'
                  else coalesce(('no code: ' || t2."kind")::regclass::text, 'null')
                end || ',"awardedOn":"' || t2."awarded_on"::text || '"}' as n0,
                1 as one
              from "teacher_honour" t2
              where t2."teacher_id" = t1."id"
                and (t2."archived_at" is null and t2."teacher_id" = (select $3::uuid))
              order by t2."id" limit 6
            ) p having true
          ) || ',"housingGuarantees":' || (
            select case when count(*) > 3 then '"' || $2::text || ':t' || '3' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:3], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m2o' || t3."teacher_id" || '"{"kind":' || case t3."kind"
                  when 'turnover-flat' then '"TURNOVER_FLAT"'
                  when 'public-rental' then '"PUBLIC_RENTAL"'
                  when 'allowance' then '"ALLOWANCE"'
                  else coalesce(('no code: ' || t3."kind")::regclass::text, 'null')
                end || ',"validFrom":"' || t3."valid_from"::text || '"}' as n0,
                1 as one
              from "housing_guarantee" t3
              where t3."teacher_id" = t1."id"
                and (t3."archived_at" is null and t3."teacher_id" = (select $3::uuid))
              order by t3."id" limit 4
            ) p having true
          ) || '}' as n0,
          1 as one
        from "teacher" t1
        where (t1."archived_at" is null and t1."id" = (select $3::uuid))
        order by t1."id" limit 51
      ) p having true
    ) || '}}' as r0;
