-- one statement, as tc_education for education-officer:student-aid
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"nutritionPupilTerms":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "nutrition_pupil_term" t3
          where (
            t3."term_school_id" = (select $3::uuid)
              and t3."school_year" = (2026)
              and t3."term" = '1'
              and t3."eligible" = true
              and t3."covered" = false
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"eligible":'
          || t0."eligible"::text
          || ',"covered":'
          || t0."covered"::text
          || ',"student":'
          || coalesce(
            (
              select '{"studentNo":'
                || coalesce(to_json('****' || t1."student_no_tail")::text, 'null')
                || ',"child":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "child" t2
                    where t2."id" = t1."child_id" and true
                  ),
                  'null'
                )
                || '}'
              from "student" t1
              where t1."id" = t0."student_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "nutrition_pupil_term" t0
        where (
          t0."term_school_id" = (select $3::uuid)
            and t0."school_year" = (2026)
            and t0."term" = '1'
            and t0."eligible" = true
            and t0."covered" = false
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
