-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: variable $school
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"school":'
    || coalesce(
      (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"stages":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"stage":'
                || case t1."stage"
                  when 'primary' then '"PRIMARY"'
                  when 'junior' then '"JUNIOR"'
                  else 'null'
                end
                || ',"gradeFrom":'
                || t1."grade_from"::text
                || ',"gradeTo":'
                || t1."grade_to"::text
                || '}' as n0,
                1 as one
              from "school_stage" t1
              where t1."school_id" = t0."id"
              order by t1."id"
              limit 5
            ) p
            having true
          )
          || ',"conditions":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t2."school_year"::text
                || ',"teachingAreaDm2":'
                || t2."teaching_area_dm2"::text
                || ',"computers":'
                || t2."computers"::text
                || ',"publishedOn":'
                || coalesce('"' || t2."published_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "school_condition" t2
              where t2."school_id" = t0."id" and t2."published_on" is not null
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || ',"charters":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"title":'
                || to_json(t3."title")::text
                || ',"edition":'
                || t3."edition"::text
                || ',"approvedOn":'
                || coalesce('"' || t3."approved_on"::text || '"', 'null')
                || ',"replacedOn":'
                || coalesce('"' || t3."replaced_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "charter" t3
              where t3."school_id" = t0."id" and t3."approved_on" is not null
              order by t3."id"
              limit 10
            ) p
            having true
          )
          || ',"ledClusters":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t4."name")::text
                || ',"kind":'
                || case t4."kind"
                  when 'group' then '"GROUP"'
                  when 'alliance' then '"ALLIANCE"'
                  when 'integrated' then '"INTEGRATED"'
                  when 'pairing' then '"PAIRING"'
                  else 'null'
                end
                || ',"members":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"validFrom":"'
                      || t5."valid_from"::text
                      || '","school":'
                      || coalesce(
                        (
                          select '{"name":' || to_json(t6."name")::text || '}'
                          from "school" t6
                          where t6."id" = t5."school_id" and true
                        ),
                        'null'
                      )
                      || '}' as n0,
                      1 as one
                    from "cluster_member" t5
                    where t5."cluster_id" = t4."id"
                    order by t5."id"
                    limit 10
                  ) p
                  having true
                )
                || '}' as n0,
                1 as one
              from "school_cluster" t4
              where t4."lead_school_id" = t0."id"
              order by t4."id"
              limit 5
            ) p
            having true
          )
          || ',"constructionProjects":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"approvalNo":'
                || coalesce(to_json(t7."approval_no")::text, 'null')
                || ',"investmentFen":'
                || coalesce(t7."investment_fen"::text, 'null')
                || ',"approvedOn":'
                || coalesce('"' || t7."approved_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "construction_project" t7
              where t7."school_id" = t0."id" and t7."approved_on" is not null
              order by t7."id"
              limit 5
            ) p
            having true
          )
          || '}'
        from "school" t0
        where t0."id" = $3::uuid and true
      ),
      'null'
    )
    || '}}' as r0;
