-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"students":'
    || (
      select '{"totalCount":'
        || (select count(*) from "student" t6 where t6."school_id" is null)::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"studentNo":'
          || coalesce(to_json('****' || t0."student_no_tail")::text, 'null')
          || ',"since":"'
          || t0."since"::text
          || '","enrolments":'
          || (
            select '{"nodes":[' || coalesce(array_to_string(array_reverse(array_agg(p.n0)), ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t1."school_year"::text
                || ',"validTo":'
                || coalesce('"' || t1."valid_to"::text || '"', 'null')
                || ',"endReason":'
                || coalesce(to_json(t1."end_reason")::text, 'null')
                || ',"school":'
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
              from "enrolment" t1
              where t1."student_id" = t0."id"
              order by t1."id" desc
              limit 1
            ) p
            having true
          )
          || ',"child":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t3."name")::text
                || ',"ageBand":'
                || case case when t3."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6' when t3."birth_date" <= ($3::text::date - interval '6 years')::date and t3."birth_date" > ($3::text::date - interval '14 years')::date then '6-13' when t3."birth_date" <= ($3::text::date - interval '14 years')::date and t3."birth_date" > ($3::text::date - interval '16 years')::date then '14-15' when t3."birth_date" <= ($3::text::date - interval '16 years')::date then '16+' end
                  when 'under-6' then '"UNDER_6"'
                  when '6-13' then '"FROM_6_TO_13"'
                  when '14-15' then '"FROM_14_TO_15"'
                  when '16+' then '"FROM_16"'
                  else 'null'
                end
                || ',"guardianships":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"kind":'
                      || case t4."kind"
                        when 'parent' then '"PARENT"'
                        when 'kin' then '"KIN"'
                        when 'entrusted' then '"ENTRUSTED"'
                        when 'institution' then '"INSTITUTION"'
                        when 'state' then '"STATE"'
                        else 'null'
                      end
                      || ',"guardian":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t5."name")::text
                            || ',"phone":'
                            || coalesce(to_json('****' || t5."phone_tail")::text, 'null')
                            || '}'
                          from "guardian" t5
                          where t5."id" = t4."guardian_id" and true
                        ),
                        'null'
                      )
                      || '}' as n0,
                      1 as one
                    from "guardianship" t4
                    where t4."child_id" = t3."id" and t4."status" = 'active'
                    order by t4."id"
                    limit 10
                  ) p
                  having true
                )
                || '}'
              from "child" t3
              where t3."id" = t0."child_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "student" t0
        where t0."school_id" is null
        order by t0."since" desc, t0."id" desc
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
