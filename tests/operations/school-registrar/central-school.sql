-- one statement, as tc_school for school-registrar:9999000058
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  ',"schoolClasses":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"type":'
          || case t0."type"
            when '10' then '"PRIMARY"'
            when '12' then '"PRIMARY_MULTIGRADE"'
            when '13' then '"PRIMARY_TEACHING_POINT"'
            when '20' then '"JUNIOR"'
            when '22' then '"JUNIOR_MULTIGRADE"'
            else 'null'
          end
          || ',"grade":'
          || t0."grade"::text
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t0."id"
                and ce.valid_to is null
                and (ce."school_id" = any((select $3::text::uuid[])::uuid[]))
            )::text,
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"parentSchool":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "school" t2
                    where t2."id" = t1."parent_school_id" and true
                  ),
                  'null'
                )
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"enrolments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"student":'
                || coalesce(
                  (
                    select '{"child":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t5."name")::text
                            || ',"ageBand":'
                            || case case when t5."birth_date" > ($4::text::date - interval '6 years')::date then 'under-6' when t5."birth_date" <= ($4::text::date - interval '6 years')::date and t5."birth_date" > ($4::text::date - interval '14 years')::date then '6-13' when t5."birth_date" <= ($4::text::date - interval '14 years')::date and t5."birth_date" > ($4::text::date - interval '16 years')::date then '14-15' when t5."birth_date" <= ($4::text::date - interval '16 years')::date then '16+' end
                              when 'under-6' then '"UNDER_6"'
                              when '6-13' then '"FROM_6_TO_13"'
                              when '14-15' then '"FROM_14_TO_15"'
                              when '16+' then '"FROM_16"'
                              else 'null'
                            end
                            || '}'
                          from "child" t5
                          where t5."id" = t4."child_id"
                            and t5."school_id" = any((select $3::text::uuid[])::uuid[])
                        ),
                        'null'
                      )
                      || '}'
                    from "student" t4
                    where t4."id" = t3."student_id"
                      and t4."school_id" = any((select $3::text::uuid[])::uuid[])
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "enrolment" t3
              where t3."class_id" = t0."id" and t3."school_id" = any((select $3::text::uuid[])::uuid[])
              order by t3."id"
              limit 50
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school_class" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[])
          and exists (select 1 from "school" t6 where t6."id" = t0."school_id" and true and t6."kind" = '218')
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
