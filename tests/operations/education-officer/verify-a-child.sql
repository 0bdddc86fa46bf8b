-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: variable $id
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"child":'
    || coalesce(
      (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"idType":'
          || case t0."id_type"
            when '1' then '"RESIDENT_ID"'
            when '6' then '"HONG_KONG"'
            when '7' then '"MACAO"'
            when '8' then '"TAIWAN"'
            when 'A' then '"PASSPORT"'
            when 'B' then '"HOUSEHOLD_REGISTER"'
            when 'Z' then '"OTHER"'
            else 'null'
          end
          || ',"idNumber":'
          || coalesce(
            '"' || $3::text || ':s' || '0' || ':' || t0."id" || ':' || t0."id_number_cipher" || '"', 'null'
          )
          || ',"locations":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t1."kind"
                  when 'hukou' then '"HUKOU"'
                  when 'residence' then '"RESIDENCE"'
                  else 'null'
                end
                || ',"validFrom":"'
                || t1."valid_from"::text
                || '","validTo":'
                || coalesce('"' || t1."valid_to"::text || '"', 'null')
                || ',"township":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "township" t2
                    where t2."id" = t1."township_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "child_location" t1
              where t1."child_id" = t0."id"
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}'
        from "child" t0
        where t0."id" = $4::uuid and true
      ),
      'null'
    )
    || ',"children":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"idNumber":'
          || coalesce(to_json('****' || t3."id_number_tail")::text, 'null')
          || ',"students":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"studentNo":'
                || coalesce(to_json('****' || t4."student_no_tail")::text, 'null')
                || '}' as n0,
                1 as one
              from "student" t4
              where t4."child_id" = t3."id"
              order by t4."id"
              limit 1
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t3
        where t3."id" = (select $4::uuid)
        order by t3."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
