-- one statement, as tc_teacher for teacher
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"appointments":'
    || (
      select '{"totalCount":'
        || (select count(*) from "appointment" t6 where t6."teacher_id" = (select $3::uuid))::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"contractNo":'
          || to_json(t0."contract_no")::text
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","validTo":"'
          || t0."valid_to"::text
          || '","post":'
          || coalesce(
            (
              select '{"category":'
                || case t1."category"
                  when 'management' then '"MANAGEMENT"'
                  when 'professional' then '"PROFESSIONAL"'
                  when 'worker' then '"WORKER"'
                  else 'null'
                end
                || ',"grade":'
                || t1."grade"::text
                || ',"subject":'
                || case t1."subject"
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
                  else 'null'
                end
                || ',"school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t1."school_id" and true
                  ),
                  'null'
                )
                || '}'
              from "post" t1
              where t1."id" = t0."post_id"
                and exists (
                  select 1
                  from "appointment" t2
                  where t2."post_id" = t1."id" and t2."teacher_id" = (select $3::uuid)
                )
            ),
            'null'
          )
          || ',"teacher":'
          || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "teacher" t4
              where t4."id" = t0."teacher_id" and t4."id" = (select $3::uuid)
            ),
            'null'
          )
          || ',"appraisals":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"result":'
                || case t5."result"
                  when 'excellent' then '"EXCELLENT"'
                  when 'qualified' then '"QUALIFIED"'
                  when 'barely-qualified' then '"BARELY_QUALIFIED"'
                  when 'unqualified' then '"UNQUALIFIED"'
                  else 'null'
                end
                || ',"appraisedOn":"'
                || t5."appraised_on"::text
                || '","confirmedOn":'
                || coalesce('"' || t5."confirmed_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "term_appraisal" t5
              where t5."appointment_id" = t0."id" and t5."teacher_id" = (select $3::uuid)
              order by t5."id"
              limit 1
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "appointment" t0
        where t0."teacher_id" = (select $3::uuid)
        order by t0."valid_to", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
