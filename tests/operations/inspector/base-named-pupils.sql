-- one statement, as tc_inspection for inspector:enrolment-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolClasses":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"classNo":'
          || t0."class_no"::text
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"enrolments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t2."kind"
                  when 'catchment' then '"CATCHMENT"'
                  when 'migrant' then '"MIGRANT"'
                  when 'transfer' then '"TRANSFER"'
                  when 'allotted' then '"ALLOTTED"'
                  else 'null'
                end
                || ',"student":'
                || coalesce(
                  (
                    select '{"since":"'
                      || t3."since"::text
                      || '","child":'
                      || coalesce(
                        (
                          select '{"name":' || to_json(t4."name")::text || '}'
                          from "child" t4
                          where t4."id" = t3."child_id"
                            and t4."school_id" = any((select $3::text::uuid[])::uuid[])
                        ),
                        'null'
                      )
                      || '}'
                    from "student" t3
                    where t3."id" = t2."student_id"
                      and t3."school_id" = any((select $3::text::uuid[])::uuid[])
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "enrolment" t2
              where t2."class_id" = t0."id"
                and t2."school_id" = any((select $3::text::uuid[])::uuid[])
                and t2."valid_to" is null
              order by t2."id"
              limit 3
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school_class" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[])
          and (t0."school_year" = (2026) and t0."grade" = (2))
        order by t0."id"
        limit 2
      ) p
      having true
    )
    || '}}' as r0;
