-- one statement, as tc_staffing for staffing-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 int: variable $schoolYear
-- $4 date: "2026-08-27"
-- $5 date: "2026-08-28"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"quotaTransfers":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "quota_transfer" t4
          where t4."archived_at" is null and t4."school_year" = $3::int
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '{"amount":'
          || t0."amount"::text || ',"category":' || case t0."category"
            when '1' then '"TEACHER"'
            when '2' then '"ADMINISTRATIVE"'
            when '3' then '"TEACHING_SUPPORT"'
            when '4' then '"WORKER"'
            when '5' then '"SCHOOL_ENTERPRISE"'
            when '6' then '"SUBSTITUTE"'
            when '7' then '"PART_TIME"'
            when '9' then '"OTHER"'
            else coalesce(('no code: ' || t0."category")::regclass::text, 'null')
          end || ',"requestedOn":"' || t0."requested_on"::text || '","approvedOn":'
          || coalesce('"' || t0."approved_on"::text || '"', 'null') || ',"fromSchool":' || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text || ',"quotas":' || (
                  select case when count(*) > 5 then '"' || $2::text || ':t' || '1' || '"' else '' end
                    || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
                  from (
                    select '{"quota":'
                      || t2."quota"::text || ',"occupied":' || t2."occupied"::text || ',"before":'
                      || coalesce(
                        (
                          t2."quota" - coalesce(
                            (
                              select sum(
                                case
                                  when coalesce(
                                    qt.to_school_id, qt.to_pool_id
                                  ) = coalesce(
                                    t2."school_id", t2."township_id"
                                  ) then qt.amount
                                  else -qt.amount
                                end
                              )::int
                              from quota_transfer qt
                              where qt.school_year = t2."school_year"
                                and qt.approved_on > $4::text::date
                                and (
                                  coalesce(
                                    qt.to_school_id, qt.to_pool_id
                                  ) = coalesce(
                                    t2."school_id", t2."township_id"
                                  )
                                    or coalesce(
                                      qt.from_school_id, qt.from_pool_id
                                    ) = coalesce(
                                      t2."school_id", t2."township_id"
                                    )
                                )
                                and (qt."archived_at" is null)
                            ),
                            0
                          )
                        )::text,
                        'null'
                      ) || ',"after":' || coalesce(
                        (
                          t2."quota" - coalesce(
                            (
                              select sum(
                                case
                                  when coalesce(
                                    qt.to_school_id, qt.to_pool_id
                                  ) = coalesce(
                                    t2."school_id", t2."township_id"
                                  ) then qt.amount
                                  else -qt.amount
                                end
                              )::int
                              from quota_transfer qt
                              where qt.school_year = t2."school_year"
                                and qt.approved_on > $5::text::date
                                and (
                                  coalesce(
                                    qt.to_school_id, qt.to_pool_id
                                  ) = coalesce(
                                    t2."school_id", t2."township_id"
                                  )
                                    or coalesce(
                                      qt.from_school_id, qt.from_pool_id
                                    ) = coalesce(
                                      t2."school_id", t2."township_id"
                                    )
                                )
                                and (qt."archived_at" is null)
                            ),
                            0
                          )
                        )::text,
                        'null'
                      ) || '}' as n0,
                      1 as one
                    from "school_quota" t2
                    where t2."school_id" = t1."id" and t2."archived_at" is null and t2."school_year" = $3::int
                    order by t2."id" limit 6
                  ) p having true
                ) || '}'
              from "school" t1
              where t1."id" = t0."from_school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"toSchool":' || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t0."to_school_id" and t3."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "quota_transfer" t0
        where t0."archived_at" is null and t0."school_year" = $3::int
        order by t0."requested_on", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
