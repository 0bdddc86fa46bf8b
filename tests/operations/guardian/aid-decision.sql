-- one statement, as tc_guardian for guardian:revoked-kin
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
  '{"data":{"studentAidGrants":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "student_aid_grant" t5
          where exists (
            select 1
            from "student" t6
            where t6."id" = t5."student_id"
              and exists (
                select 1
                from "child" t7
                where t7."id" = t6."child_id"
                  and exists (
                    select 1
                    from "guardianship" t8
                    where t8."child_id" = t7."id"
                      and (
                        t8."guardian_id" = (select $3::uuid)
                          and t8."status" = 'active'
                          and (
                            t8."valid_from" <= $4::text::date
                              and (t8."valid_to" is null or t8."valid_to" > $4::text::date)
                          )
                      )
                  )
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'boarder-living' then '"BOARDER_LIVING"'
            when 'day-living' then '"DAY_LIVING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"schoolYear":'
          || t0."school_year"::text
          || ',"term":'
          || case t0."term" when '1' then '"AUTUMN"' when '2' then '"SPRING"' else 'null' end
          || ',"dueFen":'
          || t0."due_fen"::text
          || ',"amountFen":'
          || coalesce(t0."amount_fen"::text, 'null')
          || ',"decision":'
          || case t0."decision"
            when 'proposed' then '"PROPOSED"'
            when 'granted' then '"GRANTED"'
            when 'refused' then '"REFUSED"'
            else 'null'
          end
          || ',"decidedOn":'
          || coalesce('"' || t0."decided_on"::text || '"', 'null')
          || ',"decidedBy":'
          || coalesce(to_json(t0."decided_by")::text, 'null')
          || ',"decisionReason":'
          || coalesce(to_json(t0."decision_reason")::text, 'null')
          || ',"sentOn":'
          || coalesce('"' || t0."sent_on"::text || '"', 'null')
          || ',"scheme":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"amountPerTermFen":'
                || t1."amount_per_term_fen"::text
                || '}'
              from "aid_scheme" t1
              where t1."id" = t0."scheme_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "student_aid_grant" t0
        where exists (
          select 1
          from "student" t2
          where t2."id" = t0."student_id"
            and exists (
              select 1
              from "child" t3
              where t3."id" = t2."child_id"
                and exists (
                  select 1
                  from "guardianship" t4
                  where t4."child_id" = t3."id"
                    and (
                      t4."guardian_id" = (select $3::uuid)
                        and t4."status" = 'active'
                        and (
                          t4."valid_from" <= $4::text::date
                            and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                        )
                    )
                )
            )
        )
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
