-- one statement, as tc_staffing for staffing-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 int: variable $schoolYear
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"posts":'
    || (
      select '{"totalCount":'
        || (select count(*) from "post" t2 where t2."status" = 'vacant')::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"subject":'
          || case t0."subject"
            when '11' then '"MORAL_AND_LIFE"'
            when '12' then '"MORAL_EDUCATION"'
            when '13' then '"CHINESE"'
            when '14' then '"MATHEMATICS"'
            when '15' then '"SCIENCE"'
            when '16' then '"PHYSICS"'
            when '17' then '"CHEMISTRY"'
            when '18' then '"BIOLOGY"'
            when '19' then '"HISTORY_AND_SOCIETY"'
            when '20' then '"GEOGRAPHY"'
            when '21' then '"HISTORY"'
            when '22' then '"PHYSICAL_EDUCATION"'
            when '23' then '"ARTS"'
            when '24' then '"MUSIC"'
            when '25' then '"FINE_ARTS"'
            when '40' then '"FOREIGN_LANGUAGE"'
            when '41' then '"ENGLISH"'
            when '42' then '"JAPANESE"'
            when '43' then '"RUSSIAN"'
            when '49' then '"OTHER_FOREIGN_LANGUAGE"'
            when '60' then '"INTEGRATED_PRACTICE"'
            when '61' then '"INFORMATION_TECHNOLOGY"'
            when '62' then '"LABOUR_AND_TECHNOLOGY"'
            else 'null'
          end
          || ',"category":'
          || case t0."category"
            when 'management' then '"MANAGEMENT"'
            when 'professional' then '"PROFESSIONAL"'
            when 'worker' then '"WORKER"'
            else 'null'
          end
          || ',"grade":'
          || t0."grade"::text
          || ',"vacantSince":'
          || coalesce('"' || t0."vacant_since"::text || '"', 'null')
          || ',"vacancyDays":'
          || coalesce(($3::text::date - t0."vacant_since")::text, 'null')
          || ',"qualifiedApplicants":'
          || coalesce(
            (
              select sum(rp.qualified - rp.hired)::int
              from recruitment_plan rp
              where rp.school_id = t0."school_id"
                and rp.subject = t0."subject"
                and true
                and rp.school_year = (
                  select max(ry.school_year)
                  from recruitment_plan ry
                  where ry.school_id = t0."school_id" and ry.subject = t0."subject" and true
                )
            )::text,
            'null'
          )
          || '}' as n1,
          1 as one
        from "post" t0
        where t0."status" = 'vacant'
        order by t0."vacant_since", t0."id"
        limit 12
      ) p
      having true
    )
    || ',"postAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"subject":'
              || case g.k0
                when '11' then '"MORAL_AND_LIFE"'
                when '12' then '"MORAL_EDUCATION"'
                when '13' then '"CHINESE"'
                when '14' then '"MATHEMATICS"'
                when '15' then '"SCIENCE"'
                when '16' then '"PHYSICS"'
                when '17' then '"CHEMISTRY"'
                when '18' then '"BIOLOGY"'
                when '19' then '"HISTORY_AND_SOCIETY"'
                when '20' then '"GEOGRAPHY"'
                when '21' then '"HISTORY"'
                when '22' then '"PHYSICAL_EDUCATION"'
                when '23' then '"ARTS"'
                when '24' then '"MUSIC"'
                when '25' then '"FINE_ARTS"'
                when '40' then '"FOREIGN_LANGUAGE"'
                when '41' then '"ENGLISH"'
                when '42' then '"JAPANESE"'
                when '43' then '"RUSSIAN"'
                when '49' then '"OTHER_FOREIGN_LANGUAGE"'
                when '60' then '"INTEGRATED_PRACTICE"'
                when '61' then '"INFORMATION_TECHNOLOGY"'
                when '62' then '"LABOUR_AND_TECHNOLOGY"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || ',"max":{"vacancyDays":'
              || coalesce(g.m2_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t3."subject" as k0, count(*) as n, max(($3::text::date - t3."vacant_since")) as m2_0
      from "post" t3
      where true and t3."status" = 'vacant'
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
            '{"key":{"subject":'
              || case g.k0
                when '11' then '"MORAL_AND_LIFE"'
                when '12' then '"MORAL_EDUCATION"'
                when '13' then '"CHINESE"'
                when '14' then '"MATHEMATICS"'
                when '15' then '"SCIENCE"'
                when '16' then '"PHYSICS"'
                when '17' then '"CHEMISTRY"'
                when '18' then '"BIOLOGY"'
                when '19' then '"HISTORY_AND_SOCIETY"'
                when '20' then '"GEOGRAPHY"'
                when '21' then '"HISTORY"'
                when '22' then '"PHYSICAL_EDUCATION"'
                when '23' then '"ARTS"'
                when '24' then '"MUSIC"'
                when '25' then '"FINE_ARTS"'
                when '40' then '"FOREIGN_LANGUAGE"'
                when '41' then '"ENGLISH"'
                when '42' then '"JAPANESE"'
                when '43' then '"RUSSIAN"'
                when '49' then '"OTHER_FOREIGN_LANGUAGE"'
                when '60' then '"INTEGRATED_PRACTICE"'
                when '61' then '"INFORMATION_TECHNOLOGY"'
                when '62' then '"LABOUR_AND_TECHNOLOGY"'
                else 'null'
              end
              || '},"sum":{"planned":'
              || coalesce(g.m1_0::text, 'null')
              || ',"qualified":'
              || coalesce(g.m1_1::text, 'null')
              || ',"hired":'
              || coalesce(g.m1_2::text, 'null')
              || ',"qualifiedSupply":'
              || coalesce(g.m1_3::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t4."subject" as k0,
        count(*) as n,
        sum(t4."planned") as m1_0,
        sum(t4."qualified") as m1_1,
        sum(t4."hired") as m1_2,
        sum((t4."qualified" - t4."hired")) as m1_3
      from "recruitment_plan" t4
      where true and t4."school_year" = $4::int
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r2;
