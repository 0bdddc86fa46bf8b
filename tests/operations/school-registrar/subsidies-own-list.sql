-- one statement, as tc_school for school-registrar:9999000061:personnel
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
-- $5 date: variable $month
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
        select '{"dueFen":'
          || t0."due_fen"::text
          || ',"paidFen":'
          || coalesce(
            (
              select coalesce(sum(sp.amount_fen), 0)::int
              from rural_subsidy_payment sp
              where sp.teacher_id = t0."teacher_id"
                and sp.month = t0."month"
                and sp.sent_on is not null
                and (sp."school_id" = any((select $3::text::uuid[])::uuid[]))
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
                  and (sp."school_id" = any((select $3::text::uuid[])::uuid[]))
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
          || ',"teacher":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id"
                and (
                  t1."school_id" = any((select $3::text::uuid[])::uuid[])
                    or exists (
                      select 1
                      from "teaching_placement" t2
                      where t2."teacher_id" = t1."id"
                        and (
                          t2."school_id" = any((select $3::text::uuid[])::uuid[])
                            and (
                              t2."valid_from" <= $4::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          )
          || ',"placement":'
          || coalesce(
            (
              select '{"kind":'
                || case t3."kind"
                  when 'home' then '"HOME"'
                  when 'rotation' then '"ROTATION"'
                  when 'support' then '"SUPPORT"'
                  when 'several-schools' then '"SEVERAL_SCHOOLS"'
                  when 'secondment' then '"SECONDMENT"'
                  else 'null'
                end
                || ',"validFrom":"'
                || t3."valid_from"::text
                || '"}'
              from "teaching_placement" t3
              where t3."id" = t0."placement_id"
                and (
                  t3."school_id" = any((select $3::text::uuid[])::uuid[])
                    or t3."home_school_id" = any((select $3::text::uuid[])::uuid[])
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "rural_subsidy_due" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."month" = $5::text::date
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
