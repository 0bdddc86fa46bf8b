-- one statement, as tc_care for care-organisation
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"careContacts":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"givenName":' || to_json(t0."given_name")::text
          || ',"ageBand":' || case t0."age_band"
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else coalesce(('no code: ' || t0."age_band")::regclass::text, 'null')
          end || ',"village":' || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text || ',"township":' || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "township" t2
                    where t2."id" = t1."township_id" and t2."archived_at" is null
                  ),
                  'null'
                ) || '}'
              from "village" t1
              where t1."id" = t0."village_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "care_contact" t0
        where (
          t0."archived_at" is null
            and (
              t0."child_id" = any((select $3::text::uuid[])::uuid[])
                and (
                  t0."valid_from" <= $4::text::date
                    and (t0."valid_to" is null or t0."valid_to" > $4::text::date)
                )
            )
        )
        order by t0."id" limit 51
      ) p having true
    ) || ',"careActivities":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m1o' || coalesce(t3."child_id"::text, '') || '"{"heldOn":"' || t3."held_on"::text
          || '","kind":' || case t3."kind"
            when 'festival' then '"FESTIVAL"'
            when 'tutoring' then '"TUTORING"'
            when 'companionship' then '"COMPANIONSHIP"'
            when 'safety' then '"SAFETY"'
            else coalesce(('no code: ' || t3."kind")::regclass::text, 'null')
          end || ',"participants":' || t3."participants"::text || '}' as n0,
          1 as one
        from "care_activity" t3
        where (t3."archived_at" is null and t3."child_id" = any((select $3::text::uuid[])::uuid[]))
        order by t3."id" limit 51
      ) p having true
    ) || '}}' as r0;
