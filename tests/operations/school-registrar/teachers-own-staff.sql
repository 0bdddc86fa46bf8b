-- one statement, as tc_school for school-registrar:9999000061:personnel
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 text[]: ["rotation", "support", "several-schools", "secondment"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"teachers":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "teacher" t3
          where (
            t3."archived_at" is null
              and (
                t3."school_id" = any((select $3::text::uuid[])::uuid[])
                  or t3."id" = any(
                    array(
                      select t4."teacher_id"
                      from "teaching_placement" t4
                      where (
                        t4."school_id" = any((select $3::text::uuid[])::uuid[])
                          and (
                            t4."valid_from" <= $4::text::date
                              and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                          )
                      )
                        and t4."archived_at" is null
                    )
                  )
              )
          )
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m2o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"duty":'
          || case t0."duty"
            when '10' then '"TEACHER"'
            when '20' then '"TEACHER_AND_ADMINISTRATION"'
            when '22' then '"GRADE_HEAD"'
            when '23' then '"HOMEROOM_TEACHER"'
            when '30' then '"ADMINISTRATION"'
            when '31' then '"SCHOOL_LEADER"'
            when '32' then '"OFFICE_HEAD"'
            when '33' then '"OFFICE_WORK"'
            when '34' then '"ADMINISTRATION_AND_TEACHING"'
            when '40' then '"TEACHING_SUPPORT"'
            when '41' then '"LABORATORY"'
            when '45' then '"LIBRARY"'
            when '60' then '"WORKER"'
            when '61' then '"HEALTH_CARE"'
            when '62' then '"ACCOUNTS"'
            when '65' then '"CATERING"'
            when '66' then '"BOARDING_CARE"'
            when '80' then '"OTHER"'
            else coalesce(('no code: ' || t0."duty")::regclass::text, 'null')
          end || ',"phone":' || case
            when (t0."school_id" = any((select $3::text::uuid[])::uuid[])) then '"'
              || $2::text || ':m0o' || t0."id" || '"' || coalesce(
                '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."phone_cipher" || '"', 'null'
              )
            else 'null'
          end || ',"identityCode":' || case
            when (t0."school_id" = any((select $3::text::uuid[])::uuid[])) then '"'
              || $2::text || ':m1o' || t0."id" || '"' || coalesce(to_json(t0."identity_code")::text, 'null')
            else 'null'
          end || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "teacher" t0
        where (
          t0."archived_at" is null
            and (
              t0."school_id" = any((select $3::text::uuid[])::uuid[])
                or t0."id" = any(
                  array(
                    select t2."teacher_id"
                    from "teaching_placement" t2
                    where (
                      t2."school_id" = any((select $3::text::uuid[])::uuid[])
                        and (
                          t2."valid_from" <= $4::text::date
                            and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                        )
                    )
                      and t2."archived_at" is null
                  )
                )
            )
        )
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || ',"teachingPlacements":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m3o' || t5."teacher_id" || '"{"kind":' || case t5."kind"
            when 'home' then '"HOME"'
            when 'rotation' then '"ROTATION"'
            when 'support' then '"SUPPORT"'
            when 'several-schools' then '"SEVERAL_SCHOOLS"'
            when 'secondment' then '"SECONDMENT"'
            else coalesce(('no code: ' || t5."kind")::regclass::text, 'null')
          end || ',"validFrom":"' || t5."valid_from"::text || '","validTo":'
          || coalesce('"' || t5."valid_to"::text || '"', 'null') || ',"periodsPerWeek":' || coalesce(
            (
              select coalesce(sum(ps.periods_per_week), 0)::int
              from placement_subject ps
              where ps.placement_id = t5."id"
                and (
                  (
                    ps."archived_at" is null
                      and (
                        ps."school_id" = any((select $3::text::uuid[])::uuid[])
                          or ps."home_school_id" = any((select $3::text::uuid[])::uuid[])
                      )
                  )
                )
            )::text,
            'null'
          ) || ',"teacher":' || coalesce(
            (
              select '{"name":' || to_json(t6."name")::text || '}'
              from "teacher" t6
              where t6."id" = t5."teacher_id"
                and (
                  t6."archived_at" is null
                    and (
                      t6."school_id" = any((select $3::text::uuid[])::uuid[])
                        or exists (
                          select 1
                          from "teaching_placement" t7
                          where t7."teacher_id" = t6."id"
                            and t7."archived_at" is null
                            and (
                              t7."school_id" = any((select $3::text::uuid[])::uuid[])
                                and (
                                  t7."valid_from" <= $4::text::date
                                    and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
            ),
            'null'
          ) || ',"homeSchool":' || coalesce(
            (
              select '{"name":' || to_json(t8."name")::text || '}'
              from "school" t8
              where t8."id" = t5."home_school_id" and t8."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "teaching_placement" t5
        where (
          t5."archived_at" is null
            and (
              t5."school_id" = any((select $3::text::uuid[])::uuid[])
                or t5."home_school_id" = any((select $3::text::uuid[])::uuid[])
            )
        )
          and (t5."kind" = any($5::text::text[]) and t5."valid_to" is not null)
        order by t5."id" limit 51
      ) p having true
    ) || ',"classTeachings":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m4o' || t9."teacher_id" || '"{"schoolClass":' || coalesce(
            (
              select '{"grade":' || t10."grade"::text || ',"classNo":' || t10."class_no"::text || '}'
              from "school_class" t10
              where t10."id" = t9."class_id"
                and (t10."archived_at" is null and t10."school_id" = any((select $3::text::uuid[])::uuid[]))
            ),
            'null'
          ) || ',"teacher":' || coalesce(
            (
              select '{"name":' || to_json(t11."name")::text || '}'
              from "teacher" t11
              where t11."id" = t9."teacher_id"
                and (
                  t11."archived_at" is null
                    and (
                      t11."school_id" = any((select $3::text::uuid[])::uuid[])
                        or exists (
                          select 1
                          from "teaching_placement" t12
                          where t12."teacher_id" = t11."id"
                            and t12."archived_at" is null
                            and (
                              t12."school_id" = any((select $3::text::uuid[])::uuid[])
                                and (
                                  t12."valid_from" <= $4::text::date
                                    and (t12."valid_to" is null or t12."valid_to" > $4::text::date)
                                )
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "class_teaching" t9
        where (t9."archived_at" is null and t9."school_id" = any((select $3::text::uuid[])::uuid[]))
          and (t9."school_year" = (2026) and t9."homeroom" = true)
        order by t9."id" limit 51
      ) p having true
    ) || '}}' as r0;
