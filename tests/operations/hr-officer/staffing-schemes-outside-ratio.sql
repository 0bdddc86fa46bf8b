-- one statement, as tc_hr for hr-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"postSchemes":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "post_scheme" t3
          where (t3."status" = 'approved' and t3."flag_reason" is not null)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"kind":'
                || case t1."kind"
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
                || case t1."locale"
                  when '111' then '"MAIN_URBAN"'
                  when '112' then '"URBAN_FRINGE"'
                  when '121' then '"TOWN_CENTRE"'
                  when '122' then '"TOWN_FRINGE"'
                  when '123' then '"SPECIAL_AREA"'
                  when '210' then '"TOWNSHIP_CENTRE"'
                  when '220' then '"VILLAGE"'
                  else 'null'
                end
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"flagReason":'
          || coalesce(to_json(t0."flag_reason")::text, 'null')
          || ',"lines":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"category":'
                || case t2."category"
                  when 'management' then '"MANAGEMENT"'
                  when 'professional' then '"PROFESSIONAL"'
                  when 'worker' then '"WORKER"'
                  else 'null'
                end
                || ',"grade":'
                || t2."grade"::text
                || ',"postCount":'
                || t2."post_count"::text
                || '}' as n0,
                1 as one
              from "post_scheme_line" t2
              where t2."scheme_id" = t0."id"
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "post_scheme" t0
        where (t0."status" = 'approved' and t0."flag_reason" is not null)
        order by t0."id"
        limit 3
      ) p
      having true
    )
    || ',"postStructureRatios":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolKind":'
          || case t4."school_kind"
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
          || ',"seniorPermille":'
          || t4."senior_permille"::text
          || ',"ruralUpliftPermille":'
          || t4."rural_uplift_permille"::text
          || '}' as n0,
          1 as one
        from "post_structure_ratio" t4
        where t4."valid_to" is null
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
