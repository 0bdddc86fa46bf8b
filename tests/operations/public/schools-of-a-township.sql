-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: variable $township
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"townships":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"kind":'
          || case t0."kind"
            when 'street' then '"STREET"'
            when 'town' then '"TOWN"'
            when 'township' then '"TOWNSHIP"'
            else 'null'
          end
          || ',"schools":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "school" t3
                where t3."township_id" = t0."id" and t3."status" = 'operating'
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
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
                || ',"runBy":'
                || case t1."run_by"
                  when '11' then '"EDUCATION_AND_COLLECTIVE"'
                  when '12' then '"SOCIAL"'
                  when '19' then '"OTHER_DEPARTMENT"'
                  when '21' then '"PUBLIC"'
                  when '22' then '"PRIVATE"'
                  when '23' then '"PRIVATE_WITH_PUBLIC_AID"'
                  when '29' then '"OTHER"'
                  else 'null'
                end
                || ',"headName":'
                || coalesce(to_json(t1."head_name")::text, 'null')
                || ',"officePhone":'
                || coalesce(to_json(t1."office_phone")::text, 'null')
                || ',"village":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "village" t2
                    where t2."id" = t1."village_id" and true
                  ),
                  'null'
                )
                || '}' as n1,
                1 as one
              from "school" t1
              where t1."township_id" = t0."id" and t1."status" = 'operating'
              order by t1."name", t1."id"
              limit 50
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "township" t0
        where t0."name" = $3::text
        order by t0."id"
        limit 1
      ) p
      having true
    )
    || '}}' as r0;
