-- one statement, as tc_village for village-committee:五通乡:示例一村
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 date: today's date
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"careContacts":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "care_contact" t3
          where (
            t3."archived_at" is null
              and (
                t3."village_id" = (select $2::uuid)
                  and (
                    t3."valid_from" <= $3::text::date
                      and (t3."valid_to" is null or t3."valid_to" > $3::text::date)
                  )
              )
          )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m0o' || t0."child_id" || ',' || coalesce(t0."carer_id"::text, '') || '"{"name":'
          || to_json(t0."name")::text || ',"ageBand":' || case t0."age_band"
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else coalesce(('no code: ' || t0."age_band")::regclass::text, 'null')
          end || ',"dueOn":' || coalesce('"' || t0."due_on"::text || '"', 'null') || ',"carer":' || coalesce(
            (
              select '"'
                || $4::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || ',"phone":'
                || coalesce(
                  '"' || $4::text || ':s' || '0' || ':' || t1."id" || ':' || t1."phone_cipher" || '"', 'null'
                ) || '}'
              from "guardian" t1
              where t1."id" = t0."carer_id"
                and (
                  t1."archived_at" is null
                    and exists (
                      select 1
                      from "care_contact" t2
                      where t2."carer_id" = t1."id"
                        and t2."archived_at" is null
                        and (
                          t2."village_id" = (select $2::uuid)
                            and (
                              t2."valid_from" <= $3::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $3::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "care_contact" t0
        where (
          t0."archived_at" is null
            and (
              t0."village_id" = (select $2::uuid)
                and (
                  t0."valid_from" <= $3::text::date
                    and (t0."valid_to" is null or t0."valid_to" > $3::text::date)
                )
            )
        )
        order by t0."due_on", t0."id" limit 5
      ) p having true
    ) || ',"entrustedCares":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m2o' || t4."id" || '"{"noticeToVillageOn":'
          || coalesce('"' || t4."notice_to_village_on"::text || '"', 'null') || ',"contacts":' || (
            select case when count(*) > 1 then '"' || $4::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:1], ','), '') || ']}'
            from (
              select '"'
                || $4::text || ':m3o' || t5."child_id" || ',' || coalesce(t5."carer_id"::text, '')
                || '"{"name":' || to_json(t5."name")::text || '}' as n0,
                1 as one
              from "care_contact" t5
              where t5."child_id" = t4."child_id"
                and (
                  t5."archived_at" is null
                    and (
                      t5."village_id" = (select $2::uuid)
                        and (
                          t5."valid_from" <= $3::text::date
                            and (t5."valid_to" is null or t5."valid_to" > $3::text::date)
                        )
                    )
                )
              order by t5."id" limit 2
            ) p having true
          ) || '}' as n0,
          1 as one
        from "entrusted_care" t4
        where (
          t4."archived_at" is null
            and (t4."village_id" = (select $2::uuid) and t4."notice_to_village_on" is not null)
        )
        order by t4."id" limit 5
      ) p having true
    ) || '}}' as r0;
