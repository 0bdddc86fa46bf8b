-- one statement, as tc_township for township-officer:五通乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"students":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"since":"'
          || t0."since"::text
          || '","child":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."hukou_township_id" = (select $3::uuid) or t1."residence_township_id" = (select $3::uuid)
                )
            ),
            'null'
          )
          || ',"enrolments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t2."school_year"::text
                || ',"validFrom":"'
                || t2."valid_from"::text
                || '","validTo":'
                || coalesce('"' || t2."valid_to"::text || '"', 'null')
                || ',"school":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t3."name")::text || '}'
                    from "school" t3
                    where t3."id" = t2."school_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "enrolment" t2
              where t2."student_id" = t0."id" and t2."hukou_township_id" = (select $3::uuid)
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "student" t0
        where t0."hukou_township_id" = (select $3::uuid) and t0."school_id" is null
        order by t0."since", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
