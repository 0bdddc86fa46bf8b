-- one statement, as tc_inspection for inspector:staffing-inspection
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"lent":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n0, 1 as one
        from "teacher" t0
        where (
          t0."archived_at" is null
            and (
              t0."school_id" = any((select $3::text::uuid[])::uuid[])
                or t0."id" = any(
                  array(
                    select t1."teacher_id"
                    from "teaching_placement" t1
                    where (
                      t1."school_id" = any((select $3::text::uuid[])::uuid[])
                        and (
                          t1."valid_from" <= $4::text::date
                            and (t1."valid_to" is null or t1."valid_to" > $4::text::date)
                        )
                    )
                      and t1."archived_at" is null
                  )
                )
            )
        )
          and (
            (t0."school_id" = any((select $3::text::uuid[])::uuid[]))
              and (
                t0."suspected_away"
                  and exists (
                    select
                    from personnel_relation qr
                    where qr.teacher_id = t0."id"
                      and qr.quota_category is not null
                      and qr.valid_from <= $4::text::date
                      and (qr.valid_to is null or qr.valid_to > $4::text::date)
                      and (
                        (qr."archived_at" is null and qr."school_id" = any((select $3::text::uuid[])::uuid[]))
                      )
                  )
                  and (
                    exists (
                      select
                      from teaching_placement sp join staff_rule sr on sr.valid_from <= $4::text::date
                        and (sr.valid_to is null or sr.valid_to > $4::text::date)
                        and (sr."archived_at" is null)
                        and sp.valid_from + sr.secondment_months * interval '1 month' <= (
                          $4::text::date
                        )::timestamp
                      where sp.teacher_id = t0."id"
                        and sp.kind = 'secondment'
                        and sp.valid_from <= $4::text::date
                        and (sp.valid_to is null or sp.valid_to > $4::text::date)
                        and (
                          (
                            sp."archived_at" is null
                              and (
                                sp."school_id" = any((select $3::text::uuid[])::uuid[])
                                  or sp."home_school_id" = any((select $3::text::uuid[])::uuid[])
                              )
                          )
                        )
                    )
                      or exists (
                        select
                        from presence_month pm
                        where pm.teacher_id = t0."id"
                          and pm.status = 'seconded'
                          and pm.month = date_trunc(
                            'month', ($4::text::date)::timestamp
                          ) - 1 * interval '1 month'
                          and (
                            (
                              pm."archived_at" is null
                                and pm."school_id" = any((select $3::text::uuid[])::uuid[])
                            )
                          )
                          and not exists (
                            select
                            from teaching_placement so
                            where so.teacher_id = t0."id"
                              and so.kind = 'secondment'
                              and so.valid_from < date_trunc('month', ($4::text::date)::timestamp)
                              and (so.valid_to is null or so.valid_to > pm.month)
                              and (
                                (
                                  so."archived_at" is null
                                    and (
                                      so."school_id" = any((select $3::text::uuid[])::uuid[])
                                        or so."home_school_id" = any((select $3::text::uuid[])::uuid[])
                                    )
                                )
                              )
                          )
                      )
                  )
              ) = true
          )
        order by t0."id" limit 51
      ) p having true
    ) || ',"onLeave":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":' || to_json(t2."name")::text || '}' as n0, 1 as one
        from "teacher" t2
        where (
          t2."archived_at" is null
            and (
              t2."school_id" = any((select $3::text::uuid[])::uuid[])
                or t2."id" = any(
                  array(
                    select t3."teacher_id"
                    from "teaching_placement" t3
                    where (
                      t3."school_id" = any((select $3::text::uuid[])::uuid[])
                        and (
                          t3."valid_from" <= $4::text::date
                            and (t3."valid_to" is null or t3."valid_to" > $4::text::date)
                        )
                    )
                      and t3."archived_at" is null
                  )
                )
            )
        )
          and (
            (t2."school_id" = any((select $3::text::uuid[])::uuid[]))
              and (
                t2."suspected_away"
                  and exists (
                    select
                    from personnel_relation qr
                    where qr.teacher_id = t2."id"
                      and qr.quota_category is not null
                      and qr.valid_from <= $4::text::date
                      and (qr.valid_to is null or qr.valid_to > $4::text::date)
                      and (
                        (qr."archived_at" is null and qr."school_id" = any((select $3::text::uuid[])::uuid[]))
                      )
                  )
                  and exists (
                    select
                    from staff_rule sr
                    where sr.valid_from <= $4::text::date
                      and (sr.valid_to is null or sr.valid_to > $4::text::date)
                      and (sr."archived_at" is null)
                      and (
                        select count(*)
                        from presence_month pm
                        where pm.teacher_id = t2."id"
                          and pm.status = 'leave'
                          and pm.month >= date_trunc(
                            'month', ($4::text::date)::timestamp
                          ) - (sr.leave_months + 1) * interval '1 month'
                          and pm.month < date_trunc('month', ($4::text::date)::timestamp)
                          and (
                            (
                              pm."archived_at" is null
                                and pm."school_id" = any((select $3::text::uuid[])::uuid[])
                            )
                          )
                      ) > sr.leave_months
                  )
              ) = true
          )
        order by t2."id" limit 51
      ) p having true
    ) || '}}' as r0;
