-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: variable $village
-- $4 text: variable $township
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"villages":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and true
            ),
            'null'
          )
          || ',"catchmentDivisions":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t2."school_year"::text
                || ',"stage":'
                || case t2."stage"
                  when 'primary' then '"PRIMARY"'
                  when 'junior' then '"JUNIOR"'
                  else 'null'
                end
                || ',"partText":'
                || coalesce(to_json(t2."part_text")::text, 'null')
                || ',"catchment":'
                || coalesce(
                  (
                    select '{"document":'
                      || coalesce(
                        (
                          select '{"number":' || to_json(t4."number")::text || '}'
                          from "policy_document" t4
                          where t4."id" = t3."document_id" and true
                        ),
                        'null'
                      )
                      || ',"school":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t5."name")::text
                            || ',"officePhone":'
                            || coalesce(to_json(t5."office_phone")::text, 'null')
                            || ',"enrolmentPlans":'
                            || (
                              select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                              from (
                                select '{"stage":'
                                  || case t6."stage"
                                    when 'primary' then '"PRIMARY"'
                                    when 'junior' then '"JUNIOR"'
                                    else 'null'
                                  end
                                  || ',"planned":'
                                  || t6."planned"::text
                                  || ',"capped":'
                                  || t6."capped"::text
                                  || '}' as n0,
                                  1 as one
                                from "enrolment_plan" t6
                                where t6."school_id" = t5."id" and t6."school_year" = (2026)
                                order by t6."id"
                                limit 10
                              ) p
                              having true
                            )
                            || '}'
                          from "school" t5
                          where t5."id" = t3."school_id" and true
                        ),
                        'null'
                      )
                      || '}'
                    from "catchment" t3
                    where t3."id" = t2."catchment_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "catchment_division" t2
              where t2."village_id" = t0."id"
              order by t2."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "village" t0
        where (
          t0."name" = $3::text
            and exists (
              select 1
              from "township" t7
              where t7."id" = t0."township_id" and true and t7."name" = $4::text
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
