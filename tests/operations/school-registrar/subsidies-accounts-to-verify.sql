-- one statement, as tc_school for school-registrar:9999000061:accounts
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
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
          || $2::text || ':m0o' || coalesce(t0."teacher_id"::text, '') || ','
          || coalesce(t0."child_id"::text, '') || '"{"holder":' || to_json(t0."holder")::text || ',"bank":'
          || to_json(t0."bank")::text || ',"account":'
          || coalesce(to_json('****' || t0."account_tail")::text, 'null') || ',"relation":'
          || case t0."relation"
            when 'self' then '"SELF"'
            when 'parent' then '"PARENT"'
            when 'guardian' then '"GUARDIAN"'
            else coalesce(('no code: ' || t0."relation")::regclass::text, 'null')
          end || ',"verifiedOn":' || coalesce('"' || t0."verified_on"::text || '"', 'null') || ',"teacher":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id"
                and (
                  t1."archived_at" is null
                    and (
                      t1."school_id" = any((select $3::text::uuid[])::uuid[])
                        or exists (
                          select 1
                          from "teaching_placement" t2
                          where t2."teacher_id" = t1."id"
                            and t2."archived_at" is null
                            and (
                              t2."school_id" = any((select $3::text::uuid[])::uuid[])
                                and (
                                  t2."valid_from" <= $4::text::date
                                    and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "payee_account" t0
        where (
          t0."archived_at" is null
            and (t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."verified_on" is null)
        )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
