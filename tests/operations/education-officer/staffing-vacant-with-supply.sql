-- one statement, as tc_education for education-officer:personnel
-- $1 text: ticket, for the row policies
-- $2 date: today's date
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"posts":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "post" t3
          where t3."archived_at" is null
            and (
              t3."status" = 'vacant'
                and (
                  select sum(rp.qualified - rp.hired)::int
                  from recruitment_plan rp
                  where rp.school_id = t3."school_id"
                    and rp.subject = t3."subject"
                    and (rp."archived_at" is null)
                    and rp.school_year = (
                      select max(ry.school_year)
                      from recruitment_plan ry
                      where ry.school_id = t3."school_id"
                        and ry.subject = t3."subject"
                        and (ry."archived_at" is null)
                    )
                ) > (0)
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"subject":'
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
            else coalesce(('no code: ' || t0."subject")::regclass::text, 'null')
          end || ',"vacancyDays":' || coalesce(($2::text::date - t0."vacant_since")::text, 'null')
          || ',"qualifiedApplicants":' || coalesce(
            (
              select sum(rp.qualified - rp.hired)::int
              from recruitment_plan rp
              where rp.school_id = t0."school_id"
                and rp.subject = t0."subject"
                and (rp."archived_at" is null)
                and rp.school_year = (
                  select max(ry.school_year)
                  from recruitment_plan ry
                  where ry.school_id = t0."school_id"
                    and ry.subject = t0."subject"
                    and (ry."archived_at" is null)
                )
            )::text,
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text || ',"recruitmentPlans":' || (
                  select case when count(*) > 10 then '"' || $3::text || ':t' || '1' || '"' else '' end
                    || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
                  from (
                    select '{"subject":'
                      || case t2."subject"
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
                        else coalesce(('no code: ' || t2."subject")::regclass::text, 'null')
                      end || ',"planned":' || t2."planned"::text || ',"applicants":'
                      || coalesce(t2."applicants"::text, 'null') || ',"qualified":'
                      || coalesce(t2."qualified"::text, 'null') || ',"hired":'
                      || coalesce(t2."hired"::text, 'null') || ',"qualifiedSupply":'
                      || coalesce((t2."qualified" - t2."hired")::text, 'null') || '}' as n0,
                      1 as one
                    from "recruitment_plan" t2
                    where t2."school_id" = t1."id" and t2."archived_at" is null and t2."school_year" = (2026)
                    order by t2."id" limit 11
                  ) p having true
                ) || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "post" t0
        where t0."archived_at" is null
          and (
            t0."status" = 'vacant'
              and (
                select sum(rp.qualified - rp.hired)::int
                from recruitment_plan rp
                where rp.school_id = t0."school_id"
                  and rp.subject = t0."subject"
                  and (rp."archived_at" is null)
                  and rp.school_year = (
                    select max(ry.school_year)
                    from recruitment_plan ry
                    where ry.school_id = t0."school_id"
                      and ry.subject = t0."subject"
                      and (ry."archived_at" is null)
                  )
              ) > (0)
          )
        order by t0."vacant_since", t0."id" limit 10
      ) p having true
    ) || '}}' as r0;
