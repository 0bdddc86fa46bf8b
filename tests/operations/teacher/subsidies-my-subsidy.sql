-- one statement, as tc_teacher for teacher:rotating
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"ruralSubsidyDues":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"month":"'
          || t0."month"::text
          || '","dueFen":'
          || t0."due_fen"::text
          || ',"paidFen":'
          || coalesce(
            (
              select coalesce(sum(sp.amount_fen), 0)::int
              from rural_subsidy_payment sp
              where sp.teacher_id = t0."teacher_id"
                and sp.month = t0."month"
                and sp.sent_on is not null
                and (sp."teacher_id" = (select $3::uuid))
            )::text,
            'null'
          )
          || ',"owedFen":'
          || coalesce(
            greatest(
              t0."due_fen" - (
                select coalesce(sum(sp.amount_fen), 0)::int
                from rural_subsidy_payment sp
                where sp.teacher_id = t0."teacher_id"
                  and sp.month = t0."month"
                  and sp.sent_on is not null
                  and (sp."teacher_id" = (select $3::uuid))
              ),
              0
            )::text,
            'null'
          )
          || ',"reason":'
          || case t0."reason"
            when 'home' then '"HOME"'
            when 'rotation' then '"ROTATION"'
            when 'support' then '"SUPPORT"'
            when 'several-schools' then '"SEVERAL_SCHOOLS"'
            when 'seconded' then '"SECONDED"'
            when 'too-short' then '"TOO_SHORT"'
            when 'not-due' then '"NOT_DUE"'
            else 'null'
          end
          || ',"tier":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"hardshipRank":'
                || t1."hardship_rank"::text
                || '}'
              from "subsidy_tier" t1
              where t1."id" = t0."tier_id" and true
            ),
            'null'
          )
          || ',"standard":'
          || coalesce(
            (
              select '{"amountFen":'
                || t2."amount_fen"::text
                || ',"midMonthRule":'
                || case t2."mid_month_rule"
                  when 'any-day' then '"ANY_DAY"'
                  when 'first-day' then '"FIRST_DAY"'
                  when 'half-month' then '"HALF_MONTH"'
                  when 'by-day' then '"BY_DAY"'
                  else 'null'
                end
                || ',"leastStayDays":'
                || t2."least_stay_days"::text
                || '}'
              from "subsidy_standard" t2
              where t2."id" = t0."standard_id" and true
            ),
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t3."name")::text
                || ',"schoolTiers":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"validFrom":"'
                      || t4."valid_from"::text
                      || '","tier":'
                      || coalesce(
                        (
                          select '{"name":' || to_json(t5."name")::text || '}'
                          from "subsidy_tier" t5
                          where t5."id" = t4."tier_id" and true
                        ),
                        'null'
                      )
                      || '}' as n0,
                      1 as one
                    from "school_tier" t4
                    where t4."school_id" = t3."id"
                    order by t4."id"
                    limit 3
                  ) p
                  having true
                )
                || '}'
              from "school" t3
              where t3."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"placement":'
          || coalesce(
            (
              select '{"kind":'
                || case t6."kind"
                  when 'home' then '"HOME"'
                  when 'rotation' then '"ROTATION"'
                  when 'support' then '"SUPPORT"'
                  when 'several-schools' then '"SEVERAL_SCHOOLS"'
                  when 'secondment' then '"SECONDMENT"'
                  else 'null'
                end
                || ',"validFrom":"'
                || t6."valid_from"::text
                || '","validTo":'
                || coalesce('"' || t6."valid_to"::text || '"', 'null')
                || '}'
              from "teaching_placement" t6
              where t6."id" = t0."placement_id" and t6."teacher_id" = (select $3::uuid)
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "rural_subsidy_due" t0
        where t0."teacher_id" = (select $3::uuid)
        order by t0."month" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || ',"ruralSubsidyPayments":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"month":"'
          || t7."month"::text
          || '","kind":'
          || case t7."kind"
            when 'regular' then '"REGULAR"'
            when 'arrears' then '"ARREARS"'
            when 'recovery' then '"RECOVERY"'
            else 'null'
          end
          || ',"amountFen":'
          || t7."amount_fen"::text
          || ',"sentOn":'
          || coalesce('"' || t7."sent_on"::text || '"', 'null')
          || ',"payeeAccount":'
          || coalesce(
            (
              select '{"bank":'
                || to_json(t8."bank")::text
                || ',"account":'
                || coalesce(to_json('****' || t8."account_tail")::text, 'null')
                || '}'
              from "payee_account" t8
              where t8."id" = t7."payee_account_id" and t8."teacher_id" = (select $3::uuid)
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "rural_subsidy_payment" t7
        where t7."teacher_id" = (select $3::uuid)
        order by t7."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
