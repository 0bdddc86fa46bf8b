-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"large":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_class" t3
          where (
            t3."school_year" = $3::int
              and (
                (
                  select count(*)
                  from enrolment ce
                  where ce.class_id = t3."id" and ce.valid_to is null and true
                ) >= 56
              ) = true
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"grade":'
          || t0."grade"::text
          || ',"classNo":'
          || t0."class_no"::text
          || ',"cap":'
          || t0."cap"::text
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t0."id" and ce.valid_to is null and true
            )::text,
            'null'
          )
          || ',"large":'
          || coalesce(
            (
              (
                select count(*)
                from enrolment ce
                where ce.class_id = t0."id" and ce.valid_to is null and true
              ) >= 56
            )::text,
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"township":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "township" t2
                    where t2."id" = t1."township_id" and true
                  ),
                  'null'
                )
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_class" t0
        where (
          t0."school_year" = $3::int
            and (
              (
                select count(*)
                from enrolment ce
                where ce.class_id = t0."id" and ce.valid_to is null and true
              ) >= 56
            ) = true
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"extraLarge":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_class" t7
          where (
            t7."school_year" = $3::int
              and (
                select count(*)::int
                from enrolment ce
                where ce.class_id = t7."id" and ce.valid_to is null and true
              ) >= (66)
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"grade":'
          || t4."grade"::text
          || ',"classNo":'
          || t4."class_no"::text
          || ',"cap":'
          || t4."cap"::text
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t4."id" and ce.valid_to is null and true
            )::text,
            'null'
          )
          || ',"large":'
          || coalesce(
            (
              (
                select count(*)
                from enrolment ce
                where ce.class_id = t4."id" and ce.valid_to is null and true
              ) >= 56
            )::text,
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t5."name")::text
                || ',"township":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t6."name")::text || '}'
                    from "township" t6
                    where t6."id" = t5."township_id" and true
                  ),
                  'null'
                )
                || '}'
              from "school" t5
              where t5."id" = t4."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_class" t4
        where (
          t4."school_year" = $3::int
            and (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t4."id" and ce.valid_to is null and true
            ) >= (66)
        )
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
