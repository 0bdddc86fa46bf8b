-- one statement, as tc_teacher for teacher
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"leftBehindRecords":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"child":' || coalesce(
            (
              select '"' || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."archived_at" is null
                    and (
                      exists (
                        select 1
                        from "enrolment" t2
                        where t2."child_id" = t1."id"
                          and t2."archived_at" is null
                          and (
                            (
                              t2."valid_from" <= $3::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $3::text::date)
                            )
                              and exists (
                                select 1
                                from "class_teaching" t3
                                where t3."class_id" = t2."class_id"
                                  and t3."archived_at" is null
                                  and (
                                    t3."teacher_id" = (select $4::uuid)
                                      and (
                                        t3."valid_from" <= $3::text::date
                                          and (t3."valid_to" is null or t3."valid_to" > $3::text::date)
                                      )
                                  )
                              )
                          )
                      )
                        or exists (
                          select 1
                          from "counselling_session" t4
                          where t4."child_id" = t1."id"
                            and t4."archived_at" is null
                            and t4."counsellor_teacher_id" = (select $4::uuid)
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "left_behind_record" t0
        where (
          t0."archived_at" is null
            and (
              (
                t0."valid_from" <= $3::text::date
                  and (t0."valid_to" is null or t0."valid_to" > $3::text::date)
              )
                and exists (
                  select 1
                  from "child" t5
                  where t5."id" = t0."child_id"
                    and t5."archived_at" is null
                    and exists (
                      select 1
                      from "enrolment" t6
                      where t6."child_id" = t5."id"
                        and t6."archived_at" is null
                        and (
                          (
                            t6."valid_from" <= $3::text::date
                              and (t6."valid_to" is null or t6."valid_to" > $3::text::date)
                          )
                            and exists (
                              select 1
                              from "class_teaching" t7
                              where t7."class_id" = t6."class_id"
                                and t7."archived_at" is null
                                and (
                                  t7."teacher_id" = (select $4::uuid)
                                    and (
                                      t7."valid_from" <= $3::text::date
                                        and (t7."valid_to" is null or t7."valid_to" > $3::text::date)
                                    )
                                    and t7."homeroom" = true
                                )
                            )
                        )
                    )
                )
            )
        )
        order by t0."id" limit 51
      ) p having true
    ) || ',"counsellingSessions":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "counselling_session" t9
          where (t9."archived_at" is null and t9."counsellor_teacher_id" = (select $4::uuid))
        )::text || '}'
      from (
        select 1 as one
        from "counselling_session" t8
        where (t8."archived_at" is null and t8."counsellor_teacher_id" = (select $4::uuid))
        order by t8."id" limit 50
      ) p having true
    ) || '}}' as r0;
