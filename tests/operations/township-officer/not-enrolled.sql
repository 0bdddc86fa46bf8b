-- one statement, as tc_township for township-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: variable $bornBy
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"birthDate":"'
          || t0."birth_date"::text
          || '","students":'
          || case
            when (
              t0."hukou_township_id" = (select $3::uuid)
            ) then (
              select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
              from (
                select '{"since":"'
                  || t1."since"::text
                  || '","school":'
                  || coalesce(
                    (
                      select '{"name":' || to_json(t2."name")::text || '}'
                      from "school" t2
                      where t2."id" = t1."school_id" and true
                    ),
                    'null'
                  )
                  || '}' as n0,
                  1 as one
                from "student" t1
                where t1."child_id" = t0."id" and t1."hukou_township_id" = (select $3::uuid)
                order by t1."id"
                limit 1
              ) p
              having true
            )
            else 'null'
          end
          || '}' as n0,
          1 as one
        from "child" t0
        where (t0."hukou_township_id" = (select $3::uuid) or t0."residence_township_id" = (select $3::uuid))
          and (
            t0."birth_date" <= $4::text::date
              and ((t0."hukou_township_id" = (select $3::uuid)) and t0."enrolled" = false)
          )
        order by t0."name", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
