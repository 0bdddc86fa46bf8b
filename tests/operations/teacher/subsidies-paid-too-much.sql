-- one statement, as tc_teacher for teacher:rotated-back
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
          || '","reason":'
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
          || ',"dueFen":'
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
          || ',"overpaidFen":'
          || coalesce(
            greatest(
              (
                select coalesce(sum(sp.amount_fen), 0)::int
                from rural_subsidy_payment sp
                where sp.teacher_id = t0."teacher_id"
                  and sp.month = t0."month"
                  and sp.sent_on is not null
                  and (sp."teacher_id" = (select $3::uuid))
              ) - t0."due_fen",
              0
            )::text,
            'null'
          )
          || ',"payments":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"month":"'
                || t1."month"::text
                || '","kind":'
                || case t1."kind"
                  when 'regular' then '"REGULAR"'
                  when 'arrears' then '"ARREARS"'
                  when 'recovery' then '"RECOVERY"'
                  else 'null'
                end
                || ',"amountFen":'
                || t1."amount_fen"::text
                || ',"sentOn":'
                || coalesce('"' || t1."sent_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "rural_subsidy_payment" t1
              where t1."teacher_id" = t0."teacher_id" and t1."teacher_id" = (select $3::uuid)
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "rural_subsidy_due" t0
        where t0."teacher_id" = (select $3::uuid)
        order by t0."month", t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
