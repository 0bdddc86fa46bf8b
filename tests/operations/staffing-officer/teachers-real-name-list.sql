-- one statement, as tc_staffing for staffing-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"personnelRelations":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"quotaCategory":'
          || case t0."quota_category"
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
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","teacher":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"idNumber":'
                || coalesce(to_json('****' || t1."id_number_tail")::text, 'null')
                || ',"duty":'
                || case t1."duty"
                  when '10' then '"TEACHER"'
                  when '20' then '"TEACHER_AND_ADMINISTRATION"'
                  when '22' then '"GRADE_HEAD"'
                  when '23' then '"HOMEROOM_TEACHER"'
                  when '30' then '"ADMINISTRATION"'
                  when '31' then '"SCHOOL_LEADER"'
                  when '32' then '"OFFICE_HEAD"'
                  when '33' then '"OFFICE_WORK"'
                  when '34' then '"ADMINISTRATION_AND_TEACHING"'
                  when '40' then '"TEACHING_SUPPORT"'
                  when '41' then '"LABORATORY"'
                  when '45' then '"LIBRARY"'
                  when '60' then '"WORKER"'
                  when '61' then '"HEALTH_CARE"'
                  when '62' then '"ACCOUNTS"'
                  when '65' then '"CATERING"'
                  when '66' then '"BOARDING_CARE"'
                  when '80' then '"OTHER"'
                  else 'null'
                end
                || ',"duplicatePerson":'
                || t1."duplicate_person"::text
                || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id" and true
            ),
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "personnel_relation" t0
        where t0."confirmed_on" is null
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || ',"twice":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t4."name")::text || '}'
                  from "school" t4
                  where t4."id" = g.k0 and true
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
      select t3."school_id" as k0, count(*) as n
      from "teacher" t3
      where true and t3."duplicate_person" = true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"staffKind":'
              || case g.k0
                when 'quota' then '"QUOTA"'
                when 'special-post' then '"SPECIAL_POST"'
                when 'general' then '"GENERAL"'
                when 'contract' then '"CONTRACT"'
                when 'substitute' then '"SUBSTITUTE"'
                else 'null'
              end
              || ',"category":'
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
              || '},"sum":{"staff":'
              || coalesce(g.m1_0::text, 'null')
              || ',"seconded":'
              || coalesce(g.m1_1::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t5."staff_kind" as k0,
        t5."category" as k1,
        count(*) as n,
        sum(t5."staff") as m1_0,
        sum(t5."seconded") as m1_1
      from "staff_cube" t5
      where true
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r2;
