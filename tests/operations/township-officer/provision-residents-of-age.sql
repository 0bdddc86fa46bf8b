-- one statement, as tc_township for township-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 text: "关面乡"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolAgeCounts":'
    || (
      select '{"totalCount":'
        || (select count(*) from "school_age_count" t2 where t2."township_id" = (select $3::uuid))::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"children":'
          || t0."children"::text
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_age_count" t0
        where t0."township_id" = (select $3::uuid)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"enrolmentPlans":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t3."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"planned":'
          || t3."planned"::text
          || ',"capped":'
          || t3."capped"::text
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "school" t4
              where t4."id" = t3."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "enrolment_plan" t3
        where (
          t3."school_year" = (2026)
            and exists (
              select 1
              from "township" t5
              where t5."id" = t3."township_id" and true and t5."name" = $4::text
            )
        )
        order by t3."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
