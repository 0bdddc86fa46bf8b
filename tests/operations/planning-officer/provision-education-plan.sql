-- one statement, as tc_planning for planning-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"constructionProjects":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'new' then '"NEW"'
            when 'expand' then '"EXPAND"'
            when 'weak-school' then '"WEAK_SCHOOL"'
            when 'boarding' then '"BOARDING"'
            else 'null'
          end
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"places":'
          || t0."places"::text
          || ',"batch":'
          || coalesce(to_json(t0."batch")::text, 'null')
          || ',"need":'
          || coalesce(to_json(t0."need")::text, 'null')
          || ',"site":'
          || coalesce(to_json(t0."site")::text, 'null')
          || ',"landStatus":'
          || case t0."land_status"
            when 'none' then '"NONE"'
            when 'reserved' then '"RESERVED"'
            when 'supplied' then '"SUPPLIED"'
            when 'permitted' then '"PERMITTED"'
            else 'null'
          end
          || ',"approvedOn":'
          || coalesce('"' || t0."approved_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"developments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t2."name")::text
                || ',"developerUscc":'
                || to_json(t2."developer_uscc")::text
                || '}' as n0,
                1 as one
              from "residential_development" t2
              where t2."project_id" = t0."id"
              order by t2."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "construction_project" t0
        where t0."started_on" is null
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"schoolAgeCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t3."school_year"::text
          || ',"stage":'
          || case t3."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"places":'
          || t3."places"::text
          || ',"children":'
          || coalesce(t3."children"::text, 'null')
          || '}' as n0,
          1 as one
        from "school_age_cube" t3
        where t3."level" = 'district'
        order by t3."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
