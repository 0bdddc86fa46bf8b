-- one statement, as tc_inspection for inspector:staffing-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 text[]: ["rotation", "support", "secondment"]
-- $5 date: "2025-09-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"eligible":'
              || coalesce(g.k1::text, 'null')
              || ',"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t1."name")::text || '}'
                  from "school" t1
                  where t1."id" = g.k0 and true
                ),
                'null'
              )
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
      select t0."school_id" as k0, t0."eligible" as k1, count(*) as n
      from "rotation_eligibility" t0
      where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."school_year" = (2026)
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"kind":'
              || case g.k0
                when 'home' then '"HOME"'
                when 'rotation' then '"ROTATION"'
                when 'support' then '"SUPPORT"'
                when 'several-schools' then '"SEVERAL_SCHOOLS"'
                when 'secondment' then '"SECONDMENT"'
                else 'null'
              end
              || ',"validFrom":'
              || coalesce('"' || g.k3::text || '"', 'null')
              || ',"school":'
              || coalesce(
                (
                  select '{"name":'
                    || to_json(t3."name")::text
                    || ',"locale":'
                    || case t3."locale"
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
                  from "school" t3
                  where t3."id" = g.k1 and true
                ),
                'null'
              )
              || ',"homeSchool":'
              || coalesce(
                (
                  select '{"name":'
                    || to_json(t4."name")::text
                    || ',"locale":'
                    || case t4."locale"
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
                  from "school" t4
                  where t4."id" = g.k2 and true
                ),
                'null'
              )
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
      select t2."kind" as k0,
        t2."school_id" as k1,
        t2."home_school_id" as k2,
        t2."valid_from" as k3,
        count(*) as n
      from "teaching_placement" t2
      where (
        t2."school_id" = any((select $3::text::uuid[])::uuid[])
          or t2."home_school_id" = any((select $3::text::uuid[])::uuid[])
      )
        and (t2."kind" = any($4::text::text[]) and t2."valid_from" >= $5::text::date)
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4
      limit 2001
    ) g
  ) as r1,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"quotaCategory":'
              || case g.k1
                when '1' then '"TEACHER"'
                when '2' then '"ADMINISTRATIVE"'
                when '3' then '"TEACHING_SUPPORT"'
                when '4' then '"WORKER"'
                when '5' then '"SCHOOL_ENTERPRISE"'
                when '6' then '"SUBSTITUTE"'
                when '7' then '"PART_TIME"'
                when '9' then '"OTHER"'
                else 'null'
              end
              || ',"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t6."name")::text || '}'
                  from "school" t6
                  where t6."id" = g.k0 and true
                ),
                'null'
              )
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
      select t5."school_id" as k0, t5."quota_category" as k1, count(*) as n
      from "personnel_relation" t5
      where t5."school_id" = any((select $3::text::uuid[])::uuid[]) and t5."valid_to" is null
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r2;
