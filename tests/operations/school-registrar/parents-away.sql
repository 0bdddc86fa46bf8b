-- one statement, as tc_school for school-registrar:9999000022:welfare
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
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
          from "child" t7
          where t7."school_id" = (select $3::uuid)
            and exists (
              select 1
              from "guardianship" t8
              where t8."child_id" = t7."id"
                and t8."school_id" = (select $3::uuid)
                and exists (
                  select 1
                  from "guardian" t9
                  where t9."id" = t8."guardian_id"
                    and exists (
                      select 1
                      from "guardianship" t10
                      where t10."guardian_id" = t9."id" and t10."school_id" = (select $3::uuid)
                    )
                    and t9."workplace_province" is not null
                )
            )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"guardianships":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"protectiveFlag":'
                || t1."protective_flag"::text
                || ',"guardian":'
                || coalesce(
                  (
                    select '{"name":'
                      || to_json(t2."name")::text
                      || ',"workplaceProvince":'
                      || coalesce(to_json(t2."workplace_province")::text, 'null')
                      || '}'
                    from "guardian" t2
                    where t2."id" = t1."guardian_id"
                      and exists (
                        select 1
                        from "guardianship" t3
                        where t3."guardian_id" = t2."id" and t3."school_id" = (select $3::uuid)
                      )
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."child_id" = t0."id" and t1."school_id" = (select $3::uuid)
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "child" t0
        where t0."school_id" = (select $3::uuid)
          and exists (
            select 1
            from "guardianship" t4
            where t4."child_id" = t0."id"
              and t4."school_id" = (select $3::uuid)
              and exists (
                select 1
                from "guardian" t5
                where t5."id" = t4."guardian_id"
                  and exists (
                    select 1
                    from "guardianship" t6
                    where t6."guardian_id" = t5."id" and t6."school_id" = (select $3::uuid)
                  )
                  and t5."workplace_province" is not null
              )
          )
        order by t0."name", t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
