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
  '{"data":{"posts":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "post" t2
          where (t2."archived_at" is null and t2."school_id" = any((select $3::text::uuid[])::uuid[]))
            and t2."status" = 'vacant'
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"subject":' || case t0."subject"
            when '11' then '"MORAL_AND_LIFE"'
            when '12' then '"MORAL_EDUCATION"'
            when '13' then '"CHINESE"'
            when '14' then '"MATHEMATICS"'
            when '15' then '"SCIENCE"'
            when '16' then '"PHYSICS"'
            when '17' then '"CHEMISTRY"'
            when '18' then '"BIOLOGY"'
            when '19' then '"HISTORY_AND_SOCIETY"'
            when '20' then '"GEOGRAPHY"'
            when '21' then '"HISTORY"'
            when '22' then '"PHYSICAL_EDUCATION"'
            when '23' then '"ARTS"'
            when '24' then '"MUSIC"'
            when '25' then '"FINE_ARTS"'
            when '40' then '"FOREIGN_LANGUAGE"'
            when '41' then '"ENGLISH"'
            when '42' then '"JAPANESE"'
            when '43' then '"RUSSIAN"'
            when '49' then '"OTHER_FOREIGN_LANGUAGE"'
            when '60' then '"INTEGRATED_PRACTICE"'
            when '61' then '"INFORMATION_TECHNOLOGY"'
            when '62' then '"LABOUR_AND_TECHNOLOGY"'
            else coalesce(('no code: ' || t0."subject")::regclass::text, 'null')
          end || ',"vacancyDays":' || coalesce(($4::text::date - t0."vacant_since")::text, 'null')
          || ',"qualifiedApplicants":' || coalesce(
            (
              select sum(rp.qualified - rp.hired)::int
              from recruitment_plan rp
              where rp.school_id = t0."school_id"
                and rp.subject = t0."subject"
                and (
                  (
                    rp."archived_at" is null
                      and (
                        rp."published_on" is not null
                          or rp."school_id" = any((select $3::text::uuid[])::uuid[])
                      )
                  )
                    and rp."school_id" = any((select $3::text::uuid[])::uuid[])
                )
                and rp.school_year = (
                  select max(ry.school_year)
                  from recruitment_plan ry
                  where ry.school_id = t0."school_id"
                    and ry.subject = t0."subject"
                    and (
                      (
                        ry."archived_at" is null
                          and (
                            ry."published_on" is not null
                              or ry."school_id" = any((select $3::text::uuid[])::uuid[])
                          )
                      )
                        and ry."school_id" = any((select $3::text::uuid[])::uuid[])
                    )
                )
            )::text,
            'null'
          ) || '}' as n1,
          1 as one
        from "post" t0
        where (t0."archived_at" is null and t0."school_id" = any((select $3::text::uuid[])::uuid[]))
          and t0."status" = 'vacant'
        order by t0."id" limit 51
      ) p having true
    ) || ',"appointments":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "appointment" t7
          where (t7."archived_at" is null and t7."school_id" = any((select $3::text::uuid[])::uuid[]))
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t3."teacher_id" || '"{"validFrom":"' || t3."valid_from"::text
          || '","validTo":"' || t3."valid_to"::text || '","post":' || coalesce(
            (
              select '{"grade":' || t4."grade"::text || '}'
              from "post" t4
              where t4."id" = t3."post_id"
                and (t4."archived_at" is null and t4."school_id" = any((select $3::text::uuid[])::uuid[]))
            ),
            'null'
          ) || ',"teacher":' || coalesce(
            (
              select '{"name":' || to_json(t5."name")::text || '}'
              from "teacher" t5
              where t5."id" = t3."teacher_id"
                and (
                  t5."archived_at" is null
                    and (
                      t5."school_id" = any((select $3::text::uuid[])::uuid[])
                        or exists (
                          select 1
                          from "teaching_placement" t6
                          where t6."teacher_id" = t5."id"
                            and t6."archived_at" is null
                            and (
                              t6."school_id" = any((select $3::text::uuid[])::uuid[])
                                and (
                                  t6."valid_from" <= $4::text::date
                                    and (t6."valid_to" is null or t6."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "appointment" t3
        where (t3."archived_at" is null and t3."school_id" = any((select $3::text::uuid[])::uuid[]))
        order by t3."valid_to", t3."id" limit 5
      ) p having true
    ) || '}}' as r0;
