-- one statement, as tc_guardian for guardian:siblings-father
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"locations":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t1."kind"
                  when 'hukou' then '"HUKOU"'
                  when 'residence' then '"RESIDENCE"'
                  else 'null'
                end
                || ',"village":'
                || coalesce(
                  (
                    select '{"name":'
                      || to_json(t2."name")::text
                      || ',"catchmentDivisions":'
                      || (
                        select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                        from (
                          select '{"schoolYear":'
                            || t3."school_year"::text
                            || ',"partText":'
                            || coalesce(to_json(t3."part_text")::text, 'null')
                            || ',"catchment":'
                            || coalesce(
                              (
                                select '{"school":'
                                  || coalesce(
                                    (
                                      select '{"name":' || to_json(t5."name")::text || '}'
                                      from "school" t5
                                      where t5."id" = t4."school_id" and true
                                    ),
                                    'null'
                                  )
                                  || '}'
                                from "catchment" t4
                                where t4."id" = t3."catchment_id" and true
                              ),
                              'null'
                            )
                            || '}' as n0,
                            1 as one
                          from "catchment_division" t3
                          where t3."village_id" = t2."id" and t3."stage" = 'primary'
                          order by t3."id"
                          limit 10
                        ) p
                        having true
                      )
                      || '}'
                    from "village" t2
                    where t2."id" = t1."village_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "child_location" t1
              where t1."child_id" = t0."id"
                and (
                  exists (
                    select 1
                    from "child" t6
                    where t6."id" = t1."child_id"
                      and exists (
                        select 1
                        from "guardianship" t7
                        where t7."child_id" = t6."id"
                          and (
                            t7."guardian_id" = (select $3::uuid)
                              and t7."status" = 'active'
                              and (
                                t7."valid_from" <= $4::text::date
                                  and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                              )
                          )
                      )
                  )
                    and t1."protective" = false
                )
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t0
        where exists (
          select 1
          from "guardianship" t8
          where t8."child_id" = t0."id"
            and (
              t8."guardian_id" = (select $3::uuid)
                and t8."status" = 'active'
                and (
                  t8."valid_from" <= $4::text::date
                    and (t8."valid_to" is null or t8."valid_to" > $4::text::date)
                )
            )
        )
        order by t0."id"
        limit 5
      ) p
      having true
    )
    || '}}' as r0;
