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
  '{"data":{"guardian":'
    || coalesce(
      (
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
                || ',"child":'
                || coalesce(
                  (
                    select '{"name":'
                      || to_json(t2."name")::text
                      || ',"students":'
                      || (
                        select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                        from (
                          select '{"schoolId":'
                            || coalesce('"' || t3."school_id"::text || '"', 'null')
                            || ',"since":"'
                            || t3."since"::text
                            || '"}' as n0,
                            1 as one
                          from "student" t3
                          where t3."child_id" = t2."id"
                          order by t3."id"
                          limit 1
                        ) p
                        having true
                      )
                      || '}'
                    from "child" t2
                    where t2."id" = t1."child_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."guardian_id" = t0."id"
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}'
        from "guardian" t0
        where t0."id" = $4::uuid and true
      ),
      'null'
    )
    || '}}' as r0;
