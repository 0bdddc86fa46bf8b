-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 text: nonce of the request, marks what the server splices in
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
          from "enrolment" t4
          where (t4."archived_at" is null and t4."school_id" = (select $2::uuid))
            and t4."valid_to" is not null
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."id" || '"{"schoolYear":' || t0."school_year"::text || ',"validTo":'
          || coalesce('"' || t0."valid_to"::text || '"', 'null') || ',"endReason":'
          || coalesce(to_json(t0."end_reason")::text, 'null') || ',"schoolClass":' || coalesce(
            (
              select '{"grade":' || t1."grade"::text || ',"classNo":' || t1."class_no"::text || '}'
              from "school_class" t1
              where t1."id" = t0."class_id"
                and (t1."archived_at" is null and t1."school_id" = (select $2::uuid))
            ),
            'null'
          ) || ',"student":' || coalesce(
            (
              select '"'
                || $3::text || ':m1o' || t2."child_id" || '"{"since":"' || t2."since"::text || '","child":'
                || coalesce(
                  (
                    select '"'
                      || $3::text || ':m2o' || t3."id" || '"{"name":' || to_json(t3."name")::text || '}'
                    from "child" t3
                    where t3."id" = t2."child_id"
                      and (t3."archived_at" is null and t3."school_id" = (select $2::uuid))
                  ),
                  'null'
                ) || '}'
              from "student" t2
              where t2."id" = t0."student_id"
                and (t2."archived_at" is null and t2."school_id" = (select $2::uuid))
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "enrolment" t0
        where (t0."archived_at" is null and t0."school_id" = (select $2::uuid)) and t0."valid_to" is not null
        order by t0."id" limit 4
      ) p having true
    ) || ',"enrolmentAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $3::text || ':m3o"{"key":{"endReason":' || coalesce(to_json(g.k0)::text, 'null')
              || ',"schoolYear":' || coalesce(g.k1::text, 'null') || '},"count":' || g.n::text || '}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t5."end_reason" as k0, t5."school_year" as k1, count(*) as n
      from "enrolment" t5
      where (t5."archived_at" is null and t5."school_id" = (select $2::uuid)) and t5."valid_to" is not null
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r1;
