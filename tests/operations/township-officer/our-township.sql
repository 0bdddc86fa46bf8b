-- one statement, as tc_township for township-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $id
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"township":'
    || coalesce(
      (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"kind":'
          || case t0."kind"
            when 'street' then '"STREET"'
            when 'town' then '"TOWN"'
            when 'township' then '"TOWNSHIP"'
            else 'null'
          end
          || ',"highCold":'
          || t0."high_cold"::text
          || ',"codes":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"system":'
                || case t1."system" when 'NBS' then '"NBS"' when 'MCA' then '"MCA"' else 'null' end
                || ',"edition":'
                || to_json(t1."edition")::text
                || ',"code":'
                || to_json(t1."code")::text
                || ',"nameInEdition":'
                || to_json(t1."name_in_edition")::text
                || '}' as n0,
                1 as one
              from "division_code" t1
              where t1."township_id" = t0."id"
              order by t1."id"
              limit 4
            ) p
            having true
          )
          || ',"names":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t2."name")::text
                || ',"validFrom":'
                || coalesce('"' || t2."valid_from"::text || '"', 'null')
                || ',"validTo":'
                || coalesce('"' || t2."valid_to"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "township_name" t2
              where t2."township_id" = t0."id"
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || ',"schools":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t3."name")::text
                || ',"kind":'
                || case t3."kind"
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
                || ',"officePhone":'
                || coalesce(to_json(t3."office_phone")::text, 'null')
                || '}' as n0,
                1 as one
              from "school" t3
              where t3."township_id" = t0."id"
              order by t3."name", t3."id"
              limit 50
            ) p
            having true
          )
          || ',"villages":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t4."name")::text
                || ',"kind":'
                || case t4."kind"
                  when 'village' then '"VILLAGE"'
                  when 'community' then '"COMMUNITY"'
                  else 'null'
                end
                || '}' as n0,
                1 as one
              from "village" t4
              where t4."township_id" = t0."id"
              order by t4."id"
              limit 3
            ) p
            having true
          )
          || '}'
        from "township" t0
        where t0."id" = $3::uuid and true
      ),
      'null'
    )
    || '}}' as r0;
