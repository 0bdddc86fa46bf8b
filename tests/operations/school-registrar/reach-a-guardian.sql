-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: scope of the asker's assignments (group 0)
-- $5 text: variable $name
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
                || ',"validFrom":"'
                || t1."valid_from"::text
                || '","child":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "child" t2
                    where t2."id" = t1."child_id" and t2."school_id" = (select $4::uuid)
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."guardian_id" = t0."id"
                and t1."school_id" = (select $4::uuid)
                and t1."status" = 'active'
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "guardian" t0
        where exists (
          select 1
          from "guardianship" t3
          where t3."guardian_id" = t0."id" and t3."school_id" = (select $4::uuid)
        )
          and exists (
            select 1
            from "guardianship" t4
            where t4."guardian_id" = t0."id"
              and t4."school_id" = (select $4::uuid)
              and exists (
                select 1
                from "child" t5
                where t5."id" = t4."child_id" and t5."school_id" = (select $4::uuid) and t5."name" = $5::text
              )
          )
        order by t0."name", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
