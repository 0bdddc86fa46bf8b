-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 uuid: variable $school
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
          || ',"conditions":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t1."school_year"::text
                || ',"equipmentFen":'
                || t1."equipment_fen"::text
                || ',"publishedOn":'
                || coalesce('"' || t1."published_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "school_condition" t1
              where t1."school_id" = t0."id"
                and (t1."published_on" is not null or t1."school_id" = (select $3::uuid))
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || ',"charters":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"title":'
                || to_json(t2."title")::text
                || ',"edition":'
                || t2."edition"::text
                || '}' as n0,
                1 as one
              from "charter" t2
              where t2."school_id" = t0."id"
                and (t2."approved_on" is not null or t2."school_id" = (select $3::uuid))
                and t2."approved_on" is null
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || ',"managementReviews":'
          || case
            when (t0."id" = (select $3::uuid)) then (
              select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
              from (
                select '{"item":'
                  || to_json(t3."item")::text
                  || ',"score":'
                  || t3."score"::text
                  || ',"improvement":'
                  || coalesce(to_json(t3."improvement")::text, 'null')
                  || ',"dueOn":'
                  || coalesce('"' || t3."due_on"::text || '"', 'null')
                  || '}' as n0,
                  1 as one
                from "management_review" t3
                where t3."school_id" = t0."id"
                  and t3."school_id" = (select $3::uuid)
                  and t3."improvement" is not null
                order by t3."id"
                limit 50
              ) p
              having true
            )
            else 'null'
          end
          || ',"partyOrganisations":'
          || case
            when (t0."id" = (select $3::uuid)) then (
              select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
              from (
                select '{"kind":'
                  || case t4."kind"
                    when 'committee' then '"COMMITTEE"'
                    when 'general-branch' then '"GENERAL_BRANCH"'
                    when 'branch' then '"BRANCH"'
                    when 'joint-branch' then '"JOINT_BRANCH"'
                    else 'null'
                  end
                  || ',"members":'
                  || t4."members"::text
                  || ',"secretaryName":'
                  || coalesce(to_json(t4."secretary_name")::text, 'null')
                  || '}' as n0,
                  1 as one
                from "party_organisation" t4
                where t4."school_id" = t0."id"
                  and t4."school_id" = (select $3::uuid)
                  and t4."valid_to" is null
                order by t4."id"
                limit 5
              ) p
              having true
            )
            else 'null'
          end
          || ',"largeClassCases":'
          || case
            when (t0."id" = (select $3::uuid)) then (
              select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
              from (
                select '{"sizeThen":'
                  || t5."size_then"::text
                  || ',"latestSize":'
                  || t5."latest_size"::text
                  || ',"clearedOn":'
                  || coalesce('"' || t5."cleared_on"::text || '"', 'null')
                  || ',"openDays":'
                  || coalesce((coalesce(t5."cleared_on", $4::text::date) - t5."found_on")::text, 'null')
                  || '}' as n0,
                  1 as one
                from "large_class_case" t5
                where t5."school_id" = t0."id" and t5."school_id" = (select $3::uuid)
                order by t5."id"
                limit 10
              ) p
              having true
            )
            else 'null'
          end
          || '}'
        from "school" t0
        where t0."id" = $5::uuid and true
      ),
      'null'
    )
    || '}}' as r0;
