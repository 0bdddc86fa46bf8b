-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
-- $4 part: variable $name
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
          || ',"kind":'
          || case t0."kind"
            when '211' then '"PRIMARY"'
            when '218' then '"TEACHING_POINT"'
            when '219' then '"ATTACHED_PRIMARY_CLASS"'
            when '311' then '"JUNIOR"'
            when '312' then '"NINE_YEAR"'
            when '319' then '"ATTACHED_JUNIOR_CLASS"'
            when '341' then '"COMBINED_SECONDARY"'
            when '345' then '"TWELVE_YEAR"'
            when '514' then '"SPECIAL"'
            else 'null'
          end
          || ',"locale":'
          || case t0."locale"
            when '111' then '"MAIN_URBAN"'
            when '112' then '"URBAN_FRINGE"'
            when '121' then '"TOWN_CENTRE"'
            when '122' then '"TOWN_FRINGE"'
            when '123' then '"SPECIAL_AREA"'
            when '210' then '"TOWNSHIP_CENTRE"'
            when '220' then '"VILLAGE"'
            else 'null'
          end
          || ',"parentSchool":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."parent_school_id" and true
            ),
            'null'
          )
          || ',"classes":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"grade":'
                || t2."grade"::text
                || ',"classNo":'
                || t2."class_no"::text
                || ',"type":'
                || case t2."type"
                  when '10' then '"PRIMARY"'
                  when '12' then '"PRIMARY_MULTIGRADE"'
                  when '13' then '"PRIMARY_TEACHING_POINT"'
                  when '20' then '"JUNIOR"'
                  when '22' then '"JUNIOR_MULTIGRADE"'
                  else 'null'
                end
                || ',"cap":'
                || t2."cap"::text
                || ',"size":'
                || coalesce(
                  (
                    select count(*)::int
                    from enrolment ce
                    where ce.class_id = t2."id" and ce.valid_to is null and true
                  )::text,
                  'null'
                )
                || ',"large":'
                || coalesce(
                  (
                    (
                      select count(*)
                      from enrolment ce
                      where ce.class_id = t2."id" and ce.valid_to is null and true
                    ) >= 56
                  )::text,
                  'null'
                )
                || '}' as n0,
                1 as one
              from "school_class" t2
              where t2."school_id" = t0."id" and (t2."school_year" = $3::int and t2."grade" <= (3))
              order by t2."id"
              limit 50
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school" t0
        where (position($4::text in t0."name") > 0 and t0."status" = 'operating')
        order by t0."name", t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
