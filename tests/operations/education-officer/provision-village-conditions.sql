-- one statement, as tc_education for education-officer:finance
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $schoolYear
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolConditions":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_condition" t4
          where (
            (t4."music_rooms" = (0) or t4."art_rooms" = (0) or t4."bandwidth_mbps" < (50))
              and t4."school_year" = $3::int
              and exists (
                select 1
                from "school" t5
                where t5."id" = t4."school_id"
                  and true
                  and (t5."status" = 'operating' and t5."village_id" is not null)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"musicRooms":'
          || t0."music_rooms"::text
          || ',"artRooms":'
          || t0."art_rooms"::text
          || ',"bandwidthMbps":'
          || t0."bandwidth_mbps"::text
          || ',"equipmentFen":'
          || t0."equipment_fen"::text
          || ',"weakSchool":'
          || t0."weak_school"::text
          || ',"weakBasis":'
          || coalesce(to_json(t0."weak_basis")::text, 'null')
          || ',"school":'
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
                || ',"constructionProjects":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"kind":'
                      || case t2."kind"
                        when 'new' then '"NEW"'
                        when 'expand' then '"EXPAND"'
                        when 'weak-school' then '"WEAK_SCHOOL"'
                        when 'boarding' then '"BOARDING"'
                        else 'null'
                      end
                      || ',"approvedOn":'
                      || coalesce('"' || t2."approved_on"::text || '"', 'null')
                      || ',"investmentFen":'
                      || coalesce(t2."investment_fen"::text, 'null')
                      || ',"fundsConfirmedOn":'
                      || coalesce('"' || t2."funds_confirmed_on"::text || '"', 'null')
                      || '}' as n0,
                      1 as one
                    from "construction_project" t2
                    where t2."school_id" = t1."id"
                    order by t2."id"
                    limit 5
                  ) p
                  having true
                )
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_condition" t0
        where (
          (t0."music_rooms" = (0) or t0."art_rooms" = (0) or t0."bandwidth_mbps" < (50))
            and t0."school_year" = $3::int
            and exists (
              select 1
              from "school" t3
              where t3."id" = t0."school_id"
                and true
                and (t3."status" = 'operating' and t3."village_id" is not null)
            )
        )
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || ',"schoolConditionAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"weakSchool":'
              || coalesce(g.k0::text, 'null')
              || '},"count":'
              || g.n::text
              || ',"sum":{"equipmentFen":'
              || coalesce(g.m2_0::text, 'null')
              || ',"beds":'
              || coalesce(g.m2_1::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t6."weak_school" as k0, count(*) as n, sum(t6."equipment_fen") as m2_0, sum(t6."beds") as m2_1
      from "school_condition" t6
      where true
        and (
          t6."school_year" = $3::int
            and exists (
              select 1
              from "school" t7
              where t7."id" = t6."school_id" and true and t7."village_id" is not null
            )
        )
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
