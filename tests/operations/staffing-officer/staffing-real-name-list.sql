-- one statement, as tc_staffing for staffing-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"posts":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"category":'
                || case t1."category"
                  when 'management' then '"MANAGEMENT"'
                  when 'professional' then '"PROFESSIONAL"'
                  when 'worker' then '"WORKER"'
                  else 'null'
                end
                || ',"grade":'
                || t1."grade"::text
                || ',"appointments":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"validFrom":"'
                      || t2."valid_from"::text
                      || '","validTo":"'
                      || t2."valid_to"::text
                      || '","teacher":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t3."name")::text
                            || ',"idNumber":'
                            || coalesce(to_json('****' || t3."id_number_tail")::text, 'null')
                            || ',"category":'
                            || case t3."category"
                              when '1' then '"TEACHER"'
                              when '2' then '"ADMINISTRATIVE"'
                              when '3' then '"TEACHING_SUPPORT"'
                              when '4' then '"WORKER"'
                              when '5' then '"SCHOOL_ENTERPRISE"'
                              when '6' then '"SUBSTITUTE"'
                              when '7' then '"PART_TIME"'
                              when '9' then '"OTHER"'
                              else 'null'
                            end
                            || '}'
                          from "teacher" t3
                          where t3."id" = t2."teacher_id" and true
                        ),
                        'null'
                      )
                      || '}' as n0,
                      1 as one
                    from "appointment" t2
                    where t2."post_id" = t1."id"
                    order by t2."id"
                    limit 10
                  ) p
                  having true
                )
                || '}' as n0,
                1 as one
              from "post" t1
              where t1."school_id" = t0."id" and t1."status" = 'filled'
              order by t1."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school" t0
        where t0."name" = $3::text
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
