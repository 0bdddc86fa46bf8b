-- one statement, as tc_township for township-officer:五通乡
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 date: today's date
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"leftBehindRecords":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "left_behind_record" t7
          where (t7."archived_at" is null and t7."residence_township_id" = (select $2::uuid))
            and coalesce(
              t7."valid_from" <= $3::text::date
                and t7."valid_to" > $3::text::date
                and t7."due_on" < $3::text::date,
              false
            ) = true
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m0o' || t0."child_id" || ',' || coalesce(t0."carer_id"::text, '') || '"{"risk":'
          || case t0."risk"
            when 'low' then '"LOW"'
            when 'medium' then '"MEDIUM"'
            when 'high' then '"HIGH"'
            else coalesce(('no code: ' || t0."risk")::regclass::text, 'null')
          end || ',"dueOn":' || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"lastCheckedOn":'
          || coalesce(
            '"'
              || (
                select max(lc.checked_on)
                from left_behind_check lc
                where lc.record_id = t0."id"
                  and ((lc."archived_at" is null and lc."residence_township_id" = (select $2::uuid)))
              )::text || '"',
            'null'
          ) || ',"child":' || coalesce(
            (
              select '"'
                || $4::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || ',"ageBand":'
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
                    and (
                      t1."hukou_township_id" = (select $2::uuid)
                        or t1."residence_township_id" = (select $2::uuid)
                    )
                )
            ),
            'null'
          ) || ',"carer":' || coalesce(
            (
              select '"'
                || $4::text || ':m2o' || t2."id" || '"{"name":' || to_json(t2."name")::text || ',"phone":'
                || case
                  when (
                    (
                      exists (
                        select 1
                        from "guardianship" t5
                        where t5."guardian_id" = t2."id"
                          and t5."archived_at" is null
                          and t5."hukou_township_id" = (select $2::uuid)
                      )
                        or exists (
                          select 1
                          from "care_contact" t6
                          where t6."carer_id" = t2."id"
                            and t6."archived_at" is null
                            and t6."residence_township_id" = (select $2::uuid)
                        )
                    )
                  ) then '"'
                    || $4::text || ':m3o' || t2."id" || '"' || coalesce(
                      '"' || $4::text || ':s' || '0' || ':' || t2."id" || ':' || t2."phone_cipher" || '"',
                      'null'
                    )
                  else 'null'
                end || '}'
              from "guardian" t2
              where t2."id" = t0."carer_id"
                and (
                  t2."archived_at" is null
                    and (
                      exists (
                        select 1
                        from "guardianship" t3
                        where t3."guardian_id" = t2."id"
                          and t3."archived_at" is null
                          and (
                            t3."hukou_township_id" = (select $2::uuid)
                              or t3."residence_township_id" = (select $2::uuid)
                          )
                      )
                        or t2."entered_township_id" = (select $2::uuid)
                        or exists (
                          select 1
                          from "care_contact" t4
                          where t4."carer_id" = t2."id"
                            and t4."archived_at" is null
                            and t4."residence_township_id" = (select $2::uuid)
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "left_behind_record" t0
        where (t0."archived_at" is null and t0."residence_township_id" = (select $2::uuid))
          and coalesce(
            t0."valid_from" <= $3::text::date
              and t0."valid_to" > $3::text::date
              and t0."due_on" < $3::text::date,
            false
          ) = true
        order by t0."due_on", t0."id" limit 10
      ) p having true
    ) || '}}' as r0;
