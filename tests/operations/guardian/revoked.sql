-- one statement, as tc_guardian for guardian:revoked
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t2
          where exists (
            select 1
            from "guardianship" t3
            where t3."child_id" = t2."id"
              and (
                t3."guardian_id" = (select $3::uuid)
                  and t3."status" = 'active'
                  and (
                    t3."valid_from" <= $4::text::date
                      and (t3."valid_to" is null or t3."valid_to" > $4::text::date)
                  )
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":' || to_json(t0."name")::text || '}' as n1, 1 as one
        from "child" t0
        where exists (
          select 1
          from "guardianship" t1
          where t1."child_id" = t0."id"
            and (
              t1."guardian_id" = (select $3::uuid)
                and t1."status" = 'active'
                and (
                  t1."valid_from" <= $4::text::date
                    and (t1."valid_to" is null or t1."valid_to" > $4::text::date)
                )
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"guardianships":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"status":'
          || case t4."status"
            when 'active' then '"ACTIVE"'
            when 'suspended' then '"SUSPENDED"'
            when 'revoked' then '"REVOKED"'
            else 'null'
          end
          || '}' as n0,
          1 as one
        from "guardianship" t4
        where (
          t4."guardian_id" = (select $3::uuid)
            and t4."status" = 'active'
            and (
              t4."valid_from" <= $4::text::date and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
            )
        )
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
