-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 int: variable $schoolYear
-- $5 int: variable $grade
-- $6 int: variable $classNo
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
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t0."id" and ce.valid_to is null and (ce."school_id" = (select $3::uuid))
            )::text,
            'null'
          )
          || ',"cap":'
          || t0."cap"::text
          || ',"enrolments":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "enrolment" t5
                where t5."class_id" = t0."id" and t5."school_id" = (select $3::uuid) and t5."valid_to" is null
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"kind":'
                || case t2."kind"
                  when 'catchment' then '"CATCHMENT"'
                  when 'migrant' then '"MIGRANT"'
                  when 'transfer' then '"TRANSFER"'
                  when 'allotted' then '"ALLOTTED"'
                  else 'null'
                end
                || ',"boarding":'
                || t2."boarding"::text
                || ',"student":'
                || coalesce(
                  (
                    select '{"studentNo":'
                      || coalesce(to_json('****' || t3."student_no_tail")::text, 'null')
                      || ',"child":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t4."name")::text
                            || ',"gender":'
                            || case t4."gender"
                              when '0' then '"UNKNOWN"'
                              when '1' then '"MALE"'
                              when '2' then '"FEMALE"'
                              when '9' then '"UNSPECIFIED"'
                              else 'null'
                            end
                            || ',"idNumber":'
                            || coalesce(to_json('****' || t4."id_number_tail")::text, 'null')
                            || '}'
                          from "child" t4
                          where t4."id" = t3."child_id" and t4."school_id" = (select $3::uuid)
                        ),
                        'null'
                      )
                      || '}'
                    from "student" t3
                    where t3."id" = t2."student_id" and t3."school_id" = (select $3::uuid)
                  ),
                  'null'
                )
                || '}' as n1,
                1 as one
              from "enrolment" t2
              where t2."class_id" = t0."id" and t2."school_id" = (select $3::uuid) and t2."valid_to" is null
              order by t2."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school_class" t0
        where t0."school_id" = (select $3::uuid)
          and (t0."school_year" = $4::int and t0."grade" = $5::int and t0."class_no" = $6::int)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
