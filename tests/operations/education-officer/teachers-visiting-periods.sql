-- one statement, as tc_education for education-officer:personnel
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text[]: ["24", "25", "22", "41"]
-- $4 date: today's date
-- $5 part: "苏示"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m0o"{"key":{"subject":' || case g.k0
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
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"count":' || g.n::text || ',"sum":{"periodsPerWeek":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."subject" as k0, count(*) as n, sum(t0."periods_per_week") as m2_0
      from "placement_subject" t0
      where t0."archived_at" is null
        and (
          t0."subject" = any($3::text::text[])
            and exists (
              select 1
              from "teaching_placement" t1
              where t1."id" = t0."placement_id"
                and t1."archived_at" is null
                and (t1."kind" = 'several-schools' and t1."valid_to" is null)
            )
            and exists (
              select 1
              from "school" t2
              where t2."id" = t0."school_id" and t2."archived_at" is null and t2."locale" = '220'
            )
        )
      group by 1
      order by 1 limit 2001
    ) g
  ) as r0, (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m1o"{"key":{"subject":' || case g.k0
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
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"sum":{"periodsPerWeek":' || coalesce(
                case
                  when abs(g.m1_0) <= 9007199254740991 then g.m1_0::text
                  else '"' || g.m1_0::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t3."subject" as k0, count(*) as n, sum(t3."periods_per_week") as m1_0
      from "placement_subject" t3
      where t3."archived_at" is null
        and (
          t3."subject" = any($3::text::text[])
            and exists (
              select 1
              from "teaching_placement" t4
              where t4."id" = t3."placement_id" and t4."archived_at" is null and t4."valid_to" is null
            )
            and exists (
              select 1
              from "school" t5
              where t5."id" = t3."school_id" and t5."archived_at" is null and t5."locale" = '220'
            )
        )
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1, ',"teachingPlacements":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m2o' || t6."teacher_id" || '"{"validFrom":"' || t6."valid_from"::text
          || '","validTo":' || coalesce('"' || t6."valid_to"::text || '"', 'null') || ',"periodsPerWeek":'
          || coalesce(
            (
              select coalesce(sum(ps.periods_per_week), 0)::int
              from placement_subject ps
              where ps.placement_id = t6."id" and (ps."archived_at" is null)
            )::text,
            'null'
          ) || ',"teacher":' || coalesce(
            (
              select '"'
                || $2::text || ':m3o' || t7."id" || '"{"name":' || to_json(t7."name")::text
                || ',"ruralYears":' || coalesce(
                  (
                    select coalesce(
                      extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0
                    )::int
                    from (
                      select unnest(
                        range_agg(
                          daterange(
                            rp.valid_from, least(coalesce(rp.valid_to, $4::text::date), $4::text::date)
                          ) * daterange(
                            rs.valid_from, rs.valid_to
                          )
                        )
                      ) as span
                      from teaching_placement rp join school_state rs on rs.school_id = rp.school_id
                        and rs.revised_on is null join parameter rl on rl.key = 'rural.rotation.locales'
                        and rl.township_id is null
                        and rl.valid_from <= $4::text::date
                        and (rl.valid_to is null or rl.valid_to > $4::text::date)
                        and strpos(rl.text_value, rs.locale) > 0
                      where rp.teacher_id = t7."id"
                        and rp.valid_from < $4::text::date
                        and (rp."archived_at" is null)
                        and (rs."archived_at" is null)
                        and (rl."archived_at" is null)
                    ) as served
                  )::text,
                  'null'
                ) || '}'
              from "teacher" t7
              where t7."id" = t6."teacher_id" and t7."archived_at" is null
            ),
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t8."name")::text || '}'
              from "school" t8
              where t8."id" = t6."school_id" and t8."archived_at" is null
            ),
            'null'
          ) || ',"homeSchool":' || coalesce(
            (
              select '{"name":' || to_json(t9."name")::text || '}'
              from "school" t9
              where t9."id" = t6."home_school_id" and t9."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "teaching_placement" t6
        where t6."archived_at" is null
          and (
            t6."kind" = 'several-schools'
              and exists (
                select 1
                from "school" t10
                where t10."id" = t6."school_id" and t10."archived_at" is null and t10."kind" = '218'
              )
              and exists (
                select 1
                from "teacher" t11
                where t11."id" = t6."teacher_id"
                  and t11."archived_at" is null
                  and position($5::text in t11."name") > 0
              )
          )
        order by t6."id" limit 51
      ) p having true
    ) || '}}' as r2;
