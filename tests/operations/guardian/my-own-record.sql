-- one statement, as tc_guardian for guardian
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: scope of the asker's assignments (group 0)
-- $5 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"guardians":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"phone":'
          || coalesce(
            '"' || $3::text || ':s' || '0' || ':' || t0."id" || ':' || t0."phone_cipher" || '"', 'null'
          )
          || ',"idNumber":'
          || coalesce(to_json('****' || t0."id_number_tail")::text, 'null')
          || ',"workplaceProvince":'
          || coalesce(to_json(t0."workplace_province")::text, 'null')
          || ',"guardianships":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t1."kind"
                  when 'parent' then '"PARENT"'
                  when 'kin' then '"KIN"'
                  when 'entrusted' then '"ENTRUSTED"'
                  when 'institution' then '"INSTITUTION"'
                  when 'state' then '"STATE"'
                  else 'null'
                end
                || ',"status":'
                || case t1."status"
                  when 'active' then '"ACTIVE"'
                  when 'suspended' then '"SUSPENDED"'
                  when 'revoked' then '"REVOKED"'
                  else 'null'
                end
                || ',"validFrom":"'
                || t1."valid_from"::text
                || '","validTo":'
                || coalesce('"' || t1."valid_to"::text || '"', 'null')
                || ',"child":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "child" t2
                    where t2."id" = t1."child_id"
                      and exists (
                        select 1
                        from "guardianship" t3
                        where t3."child_id" = t2."id"
                          and (
                            t3."guardian_id" = (select $4::uuid)
                              and t3."status" = 'active'
                              and (
                                t3."valid_from" <= $5::text::date
                                  and (t3."valid_to" is null or t3."valid_to" > $5::text::date)
                              )
                          )
                      )
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."guardian_id" = t0."id"
                and (
                  t1."guardian_id" = (select $4::uuid)
                    and t1."status" = 'active'
                    and (
                      t1."valid_from" <= $5::text::date
                        and (t1."valid_to" is null or t1."valid_to" > $5::text::date)
                    )
                )
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "guardian" t0
        where t0."id" = (select $4::uuid)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
