-- one statement, as tc_teacher for teacher:rotating
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"teachers":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"identityCode":'
          || coalesce(to_json(t0."identity_code")::text, 'null') || ',"phone":' || coalesce(
            '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."phone_cipher" || '"', 'null'
          ) || ',"staffKind":' || case t0."staff_kind"
            when 'quota' then '"QUOTA"'
            when 'special-post' then '"SPECIAL_POST"'
            when 'general' then '"GENERAL"'
            when 'contract' then '"CONTRACT"'
            when 'substitute' then '"SUBSTITUTE"'
            else coalesce(('no code: ' || t0."staff_kind")::regclass::text, 'null')
          end || ',"offenceCheckOn":' || coalesce('"' || t0."offence_check_on"::text || '"', 'null')
          || ',"offenceCheckPassed":' || coalesce(t0."offence_check_passed"::text, 'null') || ',"ruralYears":'
          || coalesce(
            (
              select coalesce(
                extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0
              )::int
              from (
                select unnest(
                  range_agg(
                    daterange(
                      rp.valid_from, least(coalesce(rp.valid_to, $3::text::date), $3::text::date)
                    ) * daterange(
                      rs.valid_from, rs.valid_to
                    )
                  )
                ) as span
                from teaching_placement rp join school_state rs on rs.school_id = rp.school_id
                  and rs.revised_on is null join parameter rl on rl.key = 'rural.rotation.locales'
                  and rl.township_id is null
                  and rl.valid_from <= $3::text::date
                  and (rl.valid_to is null or rl.valid_to > $3::text::date)
                  and strpos(rl.text_value, rs.locale) > 0
                where rp.teacher_id = t0."id"
                  and rp.valid_from < $3::text::date
                  and ((rp."archived_at" is null and rp."teacher_id" = (select $4::uuid)))
                  and (rs."archived_at" is null)
                  and (rl."archived_at" is null)
              ) as served
            )::text,
            'null'
          ) || ',"trainingHours":' || coalesce(
            (
              select coalesce(sum(tt.hours), 0)::int
              from teacher_training tt
              where tt.teacher_id = t0."id"
                and tt.held_on > ($3::text::date)::timestamp - interval '5 years'
                and tt.held_on <= $3::text::date
                and ((tt."archived_at" is null and tt."teacher_id" = (select $4::uuid)))
            )::text,
            'null'
          ) || ',"personnelRelations":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m1o' || t1."teacher_id" || '"{"validFrom":"' || t1."valid_from"::text
                || '","confirmedOn":' || coalesce('"' || t1."confirmed_on"::text || '"', 'null') || '}' as n0,
                1 as one
              from "personnel_relation" t1
              where t1."teacher_id" = t0."id"
                and (t1."archived_at" is null and t1."teacher_id" = (select $4::uuid))
              order by t1."id" limit 6
            ) p having true
          ) || ',"placements":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m2o' || t2."teacher_id" || '"{"kind":' || case t2."kind"
                  when 'home' then '"HOME"'
                  when 'rotation' then '"ROTATION"'
                  when 'support' then '"SUPPORT"'
                  when 'several-schools' then '"SEVERAL_SCHOOLS"'
                  when 'secondment' then '"SECONDMENT"'
                  else coalesce(('no code: ' || t2."kind")::regclass::text, 'null')
                end || ',"periodsPerWeek":' || coalesce(
                  (
                    select coalesce(sum(ps.periods_per_week), 0)::int
                    from placement_subject ps
                    where ps.placement_id = t2."id"
                      and ((ps."archived_at" is null and ps."teacher_id" = (select $4::uuid)))
                  )::text,
                  'null'
                ) || ',"validFrom":"' || t2."valid_from"::text || '","validTo":'
                || coalesce('"' || t2."valid_to"::text || '"', 'null') || ',"school":' || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."school_id" and t3."archived_at" is null
                  ),
                  'null'
                ) || '}' as n0,
                1 as one
              from "teaching_placement" t2
              where t2."teacher_id" = t0."id"
                and (t2."archived_at" is null and t2."teacher_id" = (select $4::uuid))
              order by t2."id" limit 6
            ) p having true
          ) || ',"titleGrants":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '3' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m3o' || t4."teacher_id" || '"{"level":' || case t4."level"
                  when 'full-senior' then '"FULL_SENIOR"'
                  when 'senior' then '"SENIOR"'
                  when 'first' then '"FIRST"'
                  when 'second' then '"SECOND"'
                  when 'third' then '"THIRD"'
                  else coalesce(('no code: ' || t4."level")::regclass::text, 'null')
                end || '}' as n0,
                1 as one
              from "title_grant" t4
              where t4."teacher_id" = t0."id"
                and (t4."archived_at" is null and t4."teacher_id" = (select $4::uuid))
              order by t4."id" limit 6
            ) p having true
          ) || ',"rotationEligibilities":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '4' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m4o' || t5."teacher_id" || '"{"schoolYear":' || t5."school_year"::text
                || ',"eligible":' || t5."eligible"::text || ',"reason":' || case t5."reason"
                  when 'eligible' then '"ELIGIBLE"'
                  when 'not-quota' then '"NOT_QUOTA"'
                  when 'not-teacher' then '"NOT_TEACHER"'
                  when 'no-school' then '"NO_SCHOOL"'
                  when 'age' then '"AGE"'
                  when 'years' then '"YEARS"'
                  else coalesce(('no code: ' || t5."reason")::regclass::text, 'null')
                end || ',"confirmedOn":' || coalesce('"' || t5."confirmed_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "rotation_eligibility" t5
              where t5."teacher_id" = t0."id"
                and (t5."archived_at" is null and t5."teacher_id" = (select $4::uuid))
              order by t5."id" limit 6
            ) p having true
          ) || '}' as n0,
          1 as one
        from "teacher" t0
        where (t0."archived_at" is null and t0."id" = (select $4::uuid))
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
