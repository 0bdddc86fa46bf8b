-- one statement, as tc_guardian for guardian
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"childLocations":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."child_id" || '"{"kind":' || case t0."kind"
            when 'hukou' then '"HUKOU"'
            when 'residence' then '"RESIDENCE"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"validFrom":"' || t0."valid_from"::text || '","address":' || coalesce(
            '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."address_cipher" || '"', 'null'
          ) || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"village":' || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "village" t2
              where t2."id" = t0."village_id" and t2."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "child_location" t0
        where (
          t0."archived_at" is null
            and (
              exists (
                select 1
                from "child" t3
                where t3."id" = t0."child_id"
                  and t3."archived_at" is null
                  and exists (
                    select 1
                    from "guardianship" t4
                    where t4."child_id" = t3."id"
                      and t4."archived_at" is null
                      and (
                        t4."guardian_id" = (select $3::uuid)
                          and t4."status" = 'active'
                          and (
                            t4."valid_from" <= $4::text::date
                              and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                          )
                      )
                  )
              )
                and t0."protective" = false
            )
        )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
