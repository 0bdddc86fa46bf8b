-- one statement, as tc_guardian for township-officer:also-guardian
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"students":' || (
            select case when count(*) > 1 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:1], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m1o' || t1."child_id" || '"{"school":' || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "school" t2
                    where t2."id" = t1."school_id" and t2."archived_at" is null
                  ),
                  'null'
                ) || '}' as n0,
                1 as one
              from "student" t1
              where t1."child_id" = t0."id"
                and (
                  t1."archived_at" is null
                    and exists (
                      select 1
                      from "child" t3
                      where t3."id" = t1."child_id"
                        and t3."archived_at" is null
                        and (
                          exists (
                            select 1
                            from "guardianship" t4
                            where t4."child_id" = t3."id"
                              and t4."archived_at" is null
                              and (
                                t4."guardian_id" = (select $3::uuid)
                                  and t4."status" = 'active'
                                  and (
                                    t4."valid_from" <= $4::text::date
                                      and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                                  )
                              )
                          )
                            and exists (
                              select 1
                              from "child_location" t5
                              where t5."child_id" = t3."id"
                                and t5."archived_at" is null
                                and t5."protective" = false
                            )
                        )
                    )
                )
              order by t1."id" limit 2
            ) p having true
          ) || '}' as n0,
          1 as one
        from "child" t0
        where (
          t0."archived_at" is null
            and exists (
              select 1
              from "guardianship" t6
              where t6."child_id" = t0."id"
                and t6."archived_at" is null
                and (
                  t6."guardian_id" = (select $3::uuid)
                    and t6."status" = 'active'
                    and (
                      t6."valid_from" <= $4::text::date
                        and (t6."valid_to" is null or t6."valid_to" > $4::text::date)
                    )
                )
            )
        )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
