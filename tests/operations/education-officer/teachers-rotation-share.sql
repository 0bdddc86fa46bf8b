-- one statement, as tc_education for education-officer:personnel
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"district":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"way":'
          || case t0."way" when 'plan' then '"PLAN"' when 'national' then '"NATIONAL"' else 'null' end
          || ',"eligible":'
          || t0."eligible"::text
          || ',"rotated":'
          || t0."rotated"::text
          || ',"rotatedBackbone":'
          || t0."rotated_backbone"::text
          || ',"rotatedPermille":'
          || coalesce(t0."rotated_permille"::text, 'null')
          || ',"backbonePermille":'
          || coalesce(t0."backbone_permille"::text, 'null')
          || '}' as n0,
          1 as one
        from "rotation_cube" t0
        where t0."level" = 'district'
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"townships":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "township" t2
              where t2."id" = t1."township_id" and true
            ),
            'null'
          )
          || ',"eligible":'
          || t1."eligible"::text
          || ',"rotated":'
          || t1."rotated"::text
          || ',"rotatedPermille":'
          || coalesce(t1."rotated_permille"::text, 'null')
          || '}' as n0,
          1 as one
        from "rotation_cube" t1
        where (t1."level" = 'township' and t1."way" = 'plan' and t1."school_year" = (2026))
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || ',"staffRules":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"rotationYears":'
          || t3."rotation_years"::text
          || ',"rotationAgeMen":'
          || t3."rotation_age_men"::text
          || ',"rotationAgeWomen":'
          || t3."rotation_age_women"::text
          || ',"rotationBackboneFrom":'
          || case t3."rotation_backbone_from"
            when 'none' then '"NONE"'
            when 'school' then '"SCHOOL"'
            when 'county' then '"COUNTY"'
            when 'city' then '"CITY"'
            when 'national' then '"NATIONAL"'
            else 'null'
          end
          || ',"rotationPlanOf":'
          || case t3."rotation_plan_of" when 'town' then '"TOWN"' when 'all' then '"ALL"' else 'null' end
          || ',"validFrom":"'
          || t3."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t3."valid_to"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "staff_rule" t3
        where true
        order by t3."id"
        limit 50
      ) p
      having true
    )
    || ',"rotationEligibilityAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"reason":'
              || case g.k0
                when 'eligible' then '"ELIGIBLE"'
                when 'not-quota' then '"NOT_QUOTA"'
                when 'not-teacher' then '"NOT_TEACHER"'
                when 'no-school' then '"NO_SCHOOL"'
                when 'age' then '"AGE"'
                when 'years' then '"YEARS"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t4."reason" as k0, count(*) as n
      from "rotation_eligibility" t4
      where true and t4."school_year" = (2026)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
