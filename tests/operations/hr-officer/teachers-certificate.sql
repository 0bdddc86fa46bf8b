-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: variable $id
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"teacher":'
    || coalesce(
      (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"idNumber":'
          || coalesce(
            '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."id_number_cipher" || '"', 'null'
          ) || ',"education":' || case t0."education"
            when '11' then '"DOCTOR"'
            when '14' then '"MASTER"'
            when '17' then '"POSTGRADUATE_CLASS"'
            when '21' then '"BACHELOR"'
            when '28' then '"GENERAL_UNIVERSITY_CLASS"'
            when '31' then '"COLLEGE"'
            when '41' then '"SECONDARY_SPECIALISED"'
            when '44' then '"VOCATIONAL"'
            when '47' then '"TECHNICAL"'
            when '61' then '"SENIOR_HIGH"'
            when '71' then '"JUNIOR_HIGH"'
            when '90' then '"OTHER"'
            else coalesce(('no code: ' || t0."education")::regclass::text, 'null')
          end || ',"ruralYears":' || coalesce(
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
                  and (rp."archived_at" is null)
                  and (rs."archived_at" is null)
                  and (rl."archived_at" is null)
              ) as served
            )::text,
            'null'
          ) || ',"titleGrants":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '0' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m1o' || t1."teacher_id" || '"{"level":' || case t1."level"
                  when 'full-senior' then '"FULL_SENIOR"'
                  when 'senior' then '"SENIOR"'
                  when 'first' then '"FIRST"'
                  when 'second' then '"SECOND"'
                  when 'third' then '"THIRD"'
                  else coalesce(('no code: ' || t1."level")::regclass::text, 'null')
                end || ',"grantedOn":"' || t1."granted_on"::text || '","ruralTrack":'
                || t1."rural_track"::text || '}' as n0,
                1 as one
              from "title_grant" t1
              where t1."teacher_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 6
            ) p having true
          ) || ',"placements":' || (
            select case when count(*) > 5 then '"' || $2::text || ':t' || '1' || '"' else '' end
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
                end || ',"school":' || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."school_id" and t3."archived_at" is null
                  ),
                  'null'
                ) || ',"validFrom":"' || t2."valid_from"::text || '","validTo":'
                || coalesce('"' || t2."valid_to"::text || '"', 'null') || '}' as n0,
                1 as one
              from "teaching_placement" t2
              where t2."teacher_id" = t0."id" and t2."archived_at" is null
              order by t2."id" limit 6
            ) p having true
          ) || '}'
        from "teacher" t0
        where t0."id" = $4::uuid and t0."archived_at" is null
      ),
      'null'
    ) || ',"teachers":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m3o' || t4."id" || '"{"name":' || to_json(t4."name")::text || ',"identityCode":'
          || coalesce(to_json(t4."identity_code")::text, 'null') || '}' as n0,
          1 as one
        from "teacher" t4
        where t4."archived_at" is null and t4."id" = (select $4::uuid)
        order by t4."id" limit 51
      ) p having true
    ) || '}}' as r0;
