-- one statement, as tc_guardian for guardian
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"recordAccesses":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "record_access" t7
          where (
            t7."archived_at" is null
              and (
                exists (
                  select 1
                  from "child" t8
                  where t8."id" = t7."child_id"
                    and t8."archived_at" is null
                    and exists (
                      select 1
                      from "guardianship" t9
                      where t9."child_id" = t8."id"
                        and t9."archived_at" is null
                        and (
                          t9."guardian_id" = (select $3::uuid)
                            and t9."status" = 'active'
                            and (
                              t9."valid_from" <= $4::text::date
                                and (t9."valid_to" is null or t9."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
                  and (
                    t7."withheld" is null
                      and (t7."by_guardian_id" is null or t7."by_guardian_id" = (select $3::uuid))
                  )
                  and (
                    t7."tells_place" = false
                      or exists (
                        select 1
                        from "child" t10
                        where t10."id" = t7."child_id"
                          and t10."archived_at" is null
                          and exists (
                            select 1
                            from "child_location" t11
                            where t11."child_id" = t10."id"
                              and t11."archived_at" is null
                              and t11."protective" = false
                          )
                      )
                  )
              )
          )
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"at":"'
          || to_char(t0."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","department":'
          || coalesce(to_json(t0."department")::text, 'null') || ',"purpose":'
          || coalesce(to_json(t0."purpose")::text, 'null') || ',"kinds":'
          || coalesce(to_json(t0."kinds")::text, 'null') || ',"child":' || coalesce(
            (
              select '"' || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."archived_at" is null
                    and exists (
                      select 1
                      from "guardianship" t2
                      where t2."child_id" = t1."id"
                        and t2."archived_at" is null
                        and (
                          t2."guardian_id" = (select $3::uuid)
                            and t2."status" = 'active'
                            and (
                              t2."valid_from" <= $4::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "record_access" t0
        where (
          t0."archived_at" is null
            and (
              exists (
                select 1
                from "child" t3
                where t3."id" = t0."child_id"
                  and t3."archived_at" is null
                  and exists (
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
              )
                and (
                  t0."withheld" is null
                    and (t0."by_guardian_id" is null or t0."by_guardian_id" = (select $3::uuid))
                )
                and (
                  t0."tells_place" = false
                    or exists (
                      select 1
                      from "child" t5
                      where t5."id" = t0."child_id"
                        and t5."archived_at" is null
                        and exists (
                          select 1
                          from "child_location" t6
                          where t6."child_id" = t5."id"
                            and t6."archived_at" is null
                            and t6."protective" = false
                        )
                    )
                )
            )
        )
        order by t0."at" desc, t0."id" desc limit 51
      ) p having true
    ) || '}}' as r0;
