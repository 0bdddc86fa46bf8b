-- one statement, as tc_police for police-officer:五通乡
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
-- $5 uuid: variable $id
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"mandatoryReport":'
    || coalesce(
      (
        select '"'
          || $2::text || ':m0p' || coalesce(t0."child_id"::text, '') || '""' || $2::text || ':m1p'
          || coalesce(t0."child_id"::text, '') || '"{"reportNo":' || to_json(t0."report_no")::text
          || ',"category":' || case t0."category"
            when 'abuse' then '"ABUSE"'
            when 'neglect' then '"NEGLECT"'
            when 'sexual' then '"SEXUAL"'
            when 'bullying' then '"BULLYING"'
            when 'abandonment' then '"ABANDONMENT"'
            when 'missing' then '"MISSING"'
            when 'self-harm' then '"SELF_HARM"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t0."category")::regclass::text, 'null')
          end || ',"narrative":' || coalesce(
            '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."narrative_cipher" || '"', 'null'
          ) || ',"reporterKind":' || case t0."reporter_kind"
            when 'school' then '"SCHOOL"'
            when 'township' then '"TOWNSHIP"'
            when 'village' then '"VILLAGE"'
            when 'care-organisation' then '"CARE_ORGANISATION"'
            when 'teacher' then '"TEACHER"'
            when 'citizen' then '"CITIZEN"'
            when 'hospital' then '"HOSPITAL"'
            else coalesce(('no code: ' || t0."reporter_kind")::regclass::text, 'null')
          end || ',"eventAt":"' || to_char(t0."event_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","child":' || coalesce(
            (
              select '"'
                || $2::text || ':m2p' || t1."id" || '"{"name":' || to_json(t1."name")::text || ',"ageBand":'
                || case case when t1."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6' when t1."birth_date" <= ($3::text::date - interval '6 years')::date and t1."birth_date" > ($3::text::date - interval '14 years')::date then '6-13' when t1."birth_date" <= ($3::text::date - interval '14 years')::date and t1."birth_date" > ($3::text::date - interval '16 years')::date then '14-15' when t1."birth_date" <= ($3::text::date - interval '16 years')::date then '16+' end
                  when 'under-6' then '"UNDER_6"'
                  when '6-13' then '"FROM_6_TO_13"'
                  when '14-15' then '"FROM_14_TO_15"'
                  when '16+' then '"FROM_16"'
                  else 'null'
                end || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."archived_at" is null
                    and exists (
                      select 1
                      from "mandatory_report" t2
                      where t2."child_id" = t1."id"
                        and t2."archived_at" is null
                        and (t2."to_police" = true and t2."township_id" = (select $4::uuid))
                    )
                )
            ),
            'null'
          ) || ',"recipients":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '0' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m3p' || t3."id" || '""' || $2::text || ':m4p' || t3."id" || '"{"department":'
                || case t3."department"
                  when 'police' then '"POLICE"'
                  when 'civil-affairs' then '"CIVIL_AFFAIRS"'
                  when 'education' then '"EDUCATION"'
                  when 'procuratorate' then '"PROCURATORATE"'
                  else coalesce(('no code: ' || t3."department")::regclass::text, 'null')
                end || ',"firstActionHours":' || coalesce(
                  floor(extract(epoch from t3."first_action_at" - t3."received_at") / 3600)::int::text, 'null'
                ) || '}' as n0,
                1 as one
              from "report_recipient" t3
              where t3."report_id" = t0."id"
                and (
                  t3."archived_at" is null
                    and (t3."department" = 'police' and t3."township_id" = (select $4::uuid))
                )
              order by t3."id" limit 11
            ) p having true
          ) || ',"responses":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m5p' || t4."id" || '"{"station":' || to_json(t4."station")::text
                || ',"measure":' || case t4."measure"
                  when 'removed' then '"REMOVED"'
                  when 'medical' then '"MEDICAL"'
                  when 'placement' then '"PLACEMENT"'
                  when 'warning' then '"WARNING"'
                  when 'none' then '"NONE"'
                  else coalesce(('no code: ' || t4."measure")::regclass::text, 'null')
                end || '}' as n0,
                1 as one
              from "emergency_response" t4
              where t4."report_id" = t0."id"
                and (t4."archived_at" is null and t4."township_id" = (select $4::uuid))
              order by t4."id" limit 11
            ) p having true
          ) || '}'
        from "mandatory_report" t0
        where t0."id" = $5::uuid
          and (t0."archived_at" is null and (t0."to_police" = true and t0."township_id" = (select $4::uuid)))
      ),
      'null'
    ) || '}}' as r0;
