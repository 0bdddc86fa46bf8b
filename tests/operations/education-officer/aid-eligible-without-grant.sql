-- one statement, as tc_education for education-officer:student-aid
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"students":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "student" t8
          where (
            t8."school_id" is not null
              and exists (
                select 1
                from "child" t9
                where t9."id" = t8."child_id"
                  and true
                  and exists (
                    select 1
                    from "difficulty_record" t10
                    where t10."child_id" = t9."id"
                      and (
                        t10."status" = 'confirmed'
                          and (
                            t10."valid_from" <= $3::text::date
                              and (t10."valid_to" is null or t10."valid_to" > $3::text::date)
                          )
                      )
                      and t10."status" = 'confirmed'
                  )
              )
              and not exists (
                select 1
                from "student_aid_grant" t11
                where t11."student_id" = t8."id"
                  and true
                  and (t11."school_year" = (2026) and t11."term" = '1' and t11."decision" <> 'refused')
              )
          )
        )::text
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
          || ',"child":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t2."name")::text
                || ',"difficultyRecords":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"category":'
                      || case t3."category"
                        when 'orphan' then '"ORPHAN"'
                        when 'unsupported' then '"UNSUPPORTED"'
                        when 'destitute' then '"DESTITUTE"'
                        when 'low-income' then '"LOW_INCOME"'
                        when 'illness' then '"ILLNESS"'
                        when 'disability' then '"DISABILITY"'
                        when 'no-guardian' then '"NO_GUARDIAN"'
                        when 'migrant' then '"MIGRANT"'
                        when 'other' then '"OTHER"'
                        else 'null'
                      end
                      || ',"status":'
                      || case t3."status"
                        when 'applied' then '"APPLIED"'
                        when 'confirmed' then '"CONFIRMED"'
                        when 'refused' then '"REFUSED"'
                        when 'ended' then '"ENDED"'
                        else 'null'
                      end
                      || '}' as n0,
                      1 as one
                    from "difficulty_record" t3
                    where t3."child_id" = t2."id"
                      and (
                        t3."status" = 'confirmed'
                          and (
                            t3."valid_from" <= $3::text::date
                              and (t3."valid_to" is null or t3."valid_to" > $3::text::date)
                          )
                      )
                      and t3."status" = 'confirmed'
                    order by t3."id"
                    limit 5
                  ) p
                  having true
                )
                || '}'
              from "child" t2
              where t2."id" = t0."child_id" and true
            ),
            'null'
          )
          || ',"aidGrants":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"decision":'
                || case t4."decision"
                  when 'proposed' then '"PROPOSED"'
                  when 'granted' then '"GRANTED"'
                  when 'refused' then '"REFUSED"'
                  else 'null'
                end
                || '}' as n0,
                1 as one
              from "student_aid_grant" t4
              where t4."student_id" = t0."id" and t4."school_year" = (2026)
              order by t4."id"
              limit 4
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "student" t0
        where (
          t0."school_id" is not null
            and exists (
              select 1
              from "child" t5
              where t5."id" = t0."child_id"
                and true
                and exists (
                  select 1
                  from "difficulty_record" t6
                  where t6."child_id" = t5."id"
                    and (
                      t6."status" = 'confirmed'
                        and (
                          t6."valid_from" <= $3::text::date
                            and (t6."valid_to" is null or t6."valid_to" > $3::text::date)
                        )
                    )
                    and t6."status" = 'confirmed'
                )
            )
            and not exists (
              select 1
              from "student_aid_grant" t7
              where t7."student_id" = t0."id"
                and true
                and (t7."school_year" = (2026) and t7."term" = '1' and t7."decision" <> 'refused')
            )
        )
        order by t0."id"
        limit 5
      ) p
      having true
    )
    || '}}' as r0;
