-- one statement, as tc_township for township-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"childLocations":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"kind":'
          || case t0."kind" when 'hukou' then '"HUKOU"' when 'residence' then '"RESIDENCE"' else 'null' end
          || ',"address":'
          || case
            when (
              (
                t0."township_id" = (select $3::uuid)
                  and (
                    t0."valid_from" <= $4::text::date
                      and (t0."valid_to" is null or t0."valid_to" > $4::text::date)
                  )
                  and t0."kind" = 'residence'
              )
            ) then coalesce(
              '"' || $5::text || ':s' || '0' || ':' || t0."id" || ':' || t0."address_cipher" || '"', 'null'
            )
            else 'null'
          end
          || ',"village":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "village" t1
              where t1."id" = t0."village_id" and true
            ),
            'null'
          )
          || ',"child":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "child" t2
              where t2."id" = t0."child_id"
                and (
                  t2."hukou_township_id" = (select $3::uuid) or t2."residence_township_id" = (select $3::uuid)
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "child_location" t0
        where (
          t0."township_id" = (select $3::uuid)
            and (
              t0."valid_from" <= $4::text::date and (t0."valid_to" is null or t0."valid_to" > $4::text::date)
            )
        )
          and t0."valid_to" is null
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
