-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"enrolments":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "enrolment" t9
          where t9."archived_at" is null and (t9."kind" = 'migrant' and t9."valid_to" is null)
        )::text || ',"edges":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"node":"'
          || $2::text || ':m0o' || t0."id" || '"{"validFrom":"' || t0."valid_from"::text || '","school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"schoolClass":' || coalesce(
            (
              select '{"grade":' || t2."grade"::text || ',"classNo":' || t2."class_no"::text || '}'
              from "school_class" t2
              where t2."id" = t0."class_id" and t2."archived_at" is null
            ),
            'null'
          ) || ',"student":' || coalesce(
            (
              select '"'
                || $2::text || ':m1o' || t3."child_id" || '"{"child":' || coalesce(
                  (
                    select '"'
                      || $2::text || ':m2o' || t4."id" || '"{"name":' || to_json(t4."name")::text
                      || ',"residence":' || (
                        select '{"nodes":['
                          || coalesce(array_to_string(array_reverse(array_agg(p.n0)), ','), '') || ']}'
                        from (
                          select '"'
                            || $2::text || ':m3o' || t5."child_id" || '"{"township":' || coalesce(
                              (
                                select '{"name":' || to_json(t6."name")::text || '}'
                                from "township" t6
                                where t6."id" = t5."township_id" and t6."archived_at" is null
                              ),
                              'null'
                            ) || '}' as n0,
                            1 as one
                          from "child_location" t5
                          where t5."child_id" = t4."id"
                            and t5."archived_at" is null
                            and t5."kind" = 'residence'
                          order by t5."id" desc limit 1
                        ) p having true
                      ) || ',"hukou":' || (
                        select '{"nodes":['
                          || coalesce(array_to_string(array_reverse(array_agg(p.n0)), ','), '') || ']}'
                        from (
                          select '"'
                            || $2::text || ':m4o' || t7."child_id" || '"{"outsideCode":'
                            || coalesce(to_json(t7."outside_code")::text, 'null') || ',"township":'
                            || coalesce(
                              (
                                select '{"name":' || to_json(t8."name")::text || '}'
                                from "township" t8
                                where t8."id" = t7."township_id" and t8."archived_at" is null
                              ),
                              'null'
                            ) || '}' as n0,
                            1 as one
                          from "child_location" t7
                          where t7."child_id" = t4."id" and t7."archived_at" is null and t7."kind" = 'hukou'
                          order by t7."id" desc limit 1
                        ) p having true
                      ) || '}'
                    from "child" t4
                    where t4."id" = t3."child_id" and t4."archived_at" is null
                  ),
                  'null'
                ) || '}'
              from "student" t3
              where t3."id" = t0."student_id" and t3."archived_at" is null
            ),
            'null'
          ) || '}}' as n1,
          1 as one
        from "enrolment" t0
        where t0."archived_at" is null and (t0."kind" = 'migrant' and t0."valid_to" is null)
        order by t0."id" limit 3
      ) p having true
    ) || '}}' as r0;
