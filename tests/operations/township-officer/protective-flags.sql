-- one statement, as tc_township for township-officer:two-townships
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"flagged":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"status":'
          || case t0."status"
            when 'active' then '"ACTIVE"'
            when 'suspended' then '"SUSPENDED"'
            when 'revoked' then '"REVOKED"'
            else 'null'
          end
          || ',"protectiveFlag":'
          || case
            when (
              t0."residence_township_id" = any((select $3::text::uuid[])::uuid[])
            ) then t0."protective_flag"::text
            else 'null'
          end
          || ',"child":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
                    or t1."residence_township_id" = any((select $3::text::uuid[])::uuid[])
                )
            ),
            'null'
          )
          || ',"guardian":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "guardian" t2
              where t2."id" = t0."guardian_id"
                and (
                  exists (
                    select 1
                    from "guardianship" t3
                    where t3."guardian_id" = t2."id"
                      and (
                        t3."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
                          or t3."residence_township_id" = any((select $3::text::uuid[])::uuid[])
                      )
                  )
                    or exists (
                      select 1
                      from "care_contact" t4
                      where t4."carer_id" = t2."id"
                        and t4."residence_township_id" = any((select $3::text::uuid[])::uuid[])
                    )
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "guardianship" t0
        where (
          t0."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
            or t0."residence_township_id" = any((select $3::text::uuid[])::uuid[])
        )
          and (
            (t0."residence_township_id" = any((select $3::text::uuid[])::uuid[]))
              and t0."protective_flag" = true
          )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"notActive":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "guardianship" t7
          where (
            t7."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
              or t7."residence_township_id" = any((select $3::text::uuid[])::uuid[])
          )
            and t7."status" <> 'active'
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"status":'
          || case t5."status"
            when 'active' then '"ACTIVE"'
            when 'suspended' then '"SUSPENDED"'
            when 'revoked' then '"REVOKED"'
            else 'null'
          end
          || ',"kind":'
          || case t5."kind"
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
              select '{"name":' || to_json(t6."name")::text || '}'
              from "child" t6
              where t6."id" = t5."child_id"
                and (
                  t6."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
                    or t6."residence_township_id" = any((select $3::text::uuid[])::uuid[])
                )
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "guardianship" t5
        where (
          t5."hukou_township_id" = any((select $3::text::uuid[])::uuid[])
            or t5."residence_township_id" = any((select $3::text::uuid[])::uuid[])
        )
          and t5."status" <> 'active'
        order by t5."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
