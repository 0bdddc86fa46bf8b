-- one statement, as tc_education for education-officer:personnel
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text: "秦示二"
-- $4 date: today's date
-- $5 text[]: ["秦示三", "秦示四"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"twice":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"identityCode":'
          || coalesce(to_json(t0."identity_code")::text, 'null') || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"personnelRelations":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m1o' || t2."teacher_id" || '"{"validFrom":"' || t2."valid_from"::text
                || '","validTo":' || coalesce('"' || t2."valid_to"::text || '"', 'null') || ',"confirmedOn":'
                || coalesce('"' || t2."confirmed_on"::text || '"', 'null') || '}' as n0,
                1 as one
              from "personnel_relation" t2
              where t2."teacher_id" = t0."id" and t2."archived_at" is null
              order by t2."id" limit 6
            ) p having true
          ) || '}' as n0,
          1 as one
        from "teacher" t0
        where t0."archived_at" is null and t0."duplicate_person" = true
        order by t0."id" limit 51
      ) p having true
    ) || ',"nearMiss":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m2o' || t3."id" || '"{"name":' || to_json(t3."name")::text || ',"identityCode":'
          || coalesce(to_json(t3."identity_code")::text, 'null') || ',"duplicatePerson":'
          || t3."duplicate_person"::text || ',"schoolId":'
          || coalesce('"' || t3."school_id"::text || '"', 'null') || '}' as n0,
          1 as one
        from "teacher" t3
        where t3."archived_at" is null and t3."name" = $3::text
        order by t3."id" limit 51
      ) p having true
    ) || ',"absent":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '3' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m3o' || t4."id" || '"{"name":' || to_json(t4."name")::text
          || ',"quotaWithoutPresence":' || coalesce(
            (
              t4."suspected_away"
                and exists (
                  select
                  from personnel_relation qr
                  where qr.teacher_id = t4."id"
                    and qr.quota_category is not null
                    and qr.valid_from <= $4::text::date
                    and (qr.valid_to is null or qr.valid_to > $4::text::date)
                    and (qr."archived_at" is null)
                )
                and exists (
                  select
                  from staff_rule sr
                  where sr.valid_from <= $4::text::date
                    and (sr.valid_to is null or sr.valid_to > $4::text::date)
                    and (sr."archived_at" is null)
                    and exists (
                      select
                      from personnel_relation qb
                      where qb.teacher_id = t4."id"
                        and qb.quota_category is not null
                        and qb.valid_from <= date_trunc(
                          'month', ($4::text::date)::timestamp
                        ) - sr.absent_months * interval '1 month'
                        and (
                          qb.valid_to is null
                            or qb.valid_to > date_trunc(
                              'month', ($4::text::date)::timestamp
                            ) - sr.absent_months * interval '1 month'
                        )
                        and (qb."archived_at" is null)
                    )
                    and not exists (
                      select
                      from presence_month pm
                      where pm.teacher_id = t4."id"
                        and pm.month >= date_trunc(
                          'month', ($4::text::date)::timestamp
                        ) - sr.absent_months * interval '1 month'
                        and pm.month < date_trunc('month', ($4::text::date)::timestamp)
                        and (pm.status <> 'absent' or pm.periods > 0)
                        and (pm."archived_at" is null)
                    )
                )
            )::text,
            'null'
          ) || ',"presenceMonths":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '4' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m4o' || t5."teacher_id" || '"{"month":"' || t5."month"::text || '","status":'
                || case t5."status"
                  when 'present' then '"PRESENT"'
                  when 'leave' then '"LEAVE"'
                  when 'study' then '"STUDY"'
                  when 'seconded' then '"SECONDED"'
                  when 'absent' then '"ABSENT"'
                  else coalesce(('no code: ' || t5."status")::regclass::text, 'null')
                end || ',"periods":' || t5."periods"::text || '}' as n0,
                1 as one
              from "presence_month" t5
              where t5."teacher_id" = t4."id" and t5."archived_at" is null
              order by t5."id" limit 6
            ) p having true
          ) || '}' as n0,
          1 as one
        from "teacher" t4
        where t4."archived_at" is null and t4."name" = any($5::text::text[])
        order by t4."id" limit 51
      ) p having true
    ) || ',"absentCount":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "teacher" t7
          where t7."archived_at" is null
            and (
              t7."suspected_away"
                and exists (
                  select
                  from personnel_relation qr
                  where qr.teacher_id = t7."id"
                    and qr.quota_category is not null
                    and qr.valid_from <= $4::text::date
                    and (qr.valid_to is null or qr.valid_to > $4::text::date)
                    and (qr."archived_at" is null)
                )
                and exists (
                  select
                  from staff_rule sr
                  where sr.valid_from <= $4::text::date
                    and (sr.valid_to is null or sr.valid_to > $4::text::date)
                    and (sr."archived_at" is null)
                    and exists (
                      select
                      from personnel_relation qb
                      where qb.teacher_id = t7."id"
                        and qb.quota_category is not null
                        and qb.valid_from <= date_trunc(
                          'month', ($4::text::date)::timestamp
                        ) - sr.absent_months * interval '1 month'
                        and (
                          qb.valid_to is null
                            or qb.valid_to > date_trunc(
                              'month', ($4::text::date)::timestamp
                            ) - sr.absent_months * interval '1 month'
                        )
                        and (qb."archived_at" is null)
                    )
                    and not exists (
                      select
                      from presence_month pm
                      where pm.teacher_id = t7."id"
                        and pm.month >= date_trunc(
                          'month', ($4::text::date)::timestamp
                        ) - sr.absent_months * interval '1 month'
                        and pm.month < date_trunc('month', ($4::text::date)::timestamp)
                        and (pm.status <> 'absent' or pm.periods > 0)
                        and (pm."archived_at" is null)
                    )
                )
            ) = true
        )::text || '}'
      from (
        select 1 as one
        from "teacher" t6
        where t6."archived_at" is null
          and (
            t6."suspected_away"
              and exists (
                select
                from personnel_relation qr
                where qr.teacher_id = t6."id"
                  and qr.quota_category is not null
                  and qr.valid_from <= $4::text::date
                  and (qr.valid_to is null or qr.valid_to > $4::text::date)
                  and (qr."archived_at" is null)
              )
              and exists (
                select
                from staff_rule sr
                where sr.valid_from <= $4::text::date
                  and (sr.valid_to is null or sr.valid_to > $4::text::date)
                  and (sr."archived_at" is null)
                  and exists (
                    select
                    from personnel_relation qb
                    where qb.teacher_id = t6."id"
                      and qb.quota_category is not null
                      and qb.valid_from <= date_trunc(
                        'month', ($4::text::date)::timestamp
                      ) - sr.absent_months * interval '1 month'
                      and (
                        qb.valid_to is null
                          or qb.valid_to > date_trunc(
                            'month', ($4::text::date)::timestamp
                          ) - sr.absent_months * interval '1 month'
                      )
                      and (qb."archived_at" is null)
                  )
                  and not exists (
                    select
                    from presence_month pm
                    where pm.teacher_id = t6."id"
                      and pm.month >= date_trunc(
                        'month', ($4::text::date)::timestamp
                      ) - sr.absent_months * interval '1 month'
                      and pm.month < date_trunc('month', ($4::text::date)::timestamp)
                      and (pm.status <> 'absent' or pm.periods > 0)
                      and (pm."archived_at" is null)
                  )
              )
          ) = true
        order by t6."id" limit 50
      ) p having true
    ) || ',"unchecked":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m5o"{"key":{"staffKind":' || case g.k0
                when 'quota' then '"QUOTA"'
                when 'special-post' then '"SPECIAL_POST"'
                when 'general' then '"GENERAL"'
                when 'contract' then '"CONTRACT"'
                when 'substitute' then '"SUBSTITUTE"'
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"count":' || g.n::text || '}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t8."staff_kind" as k0, count(*) as n
      from "teacher" t8
      where t8."archived_at" is null and t8."offence_check_on" is null
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1;
