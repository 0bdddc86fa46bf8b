-- one statement, as tc_inspection for inspector:funding-inspection
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: variable $month
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"subsidyTiers":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"hardshipRank":' || t0."hardship_rank"::text || ',"paidLess":'
          || coalesce(
            (
              exists (
                select 1
                from subsidy_standard own join subsidy_standard easier on easier.hardship_rank < own.hardship_rank
                  and easier.amount_fen > own.amount_fen
                  and daterange(easier.valid_from, easier.valid_to) && daterange(own.valid_from, own.valid_to)
                where own.tier_id = t0."id" and (own."archived_at" is null) and (easier."archived_at" is null)
              )
            )::text,
            'null'
          ) || ',"standards":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '{"amountFen":'
                || t1."amount_fen"::text || ',"validFrom":"' || t1."valid_from"::text || '","validTo":'
                || coalesce('"' || t1."valid_to"::text || '"', 'null') || '}' as n0,
                1 as one
              from "subsidy_standard" t1
              where t1."tier_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 11
            ) p having true
          ) || '}' as n0,
          1 as one
        from "subsidy_tier" t0
        where t0."archived_at" is null
        order by t0."hardship_rank", t0."id" limit 51
      ) p having true
    ) || ',"ruralSubsidyDueAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m0o"{"key":{"schoolId":' || coalesce('"' || g.k0::text || '"', 'null')
              || ',"reason":' || case g.k1
                when 'home' then '"HOME"'
                when 'rotation' then '"ROTATION"'
                when 'support' then '"SUPPORT"'
                when 'several-schools' then '"SEVERAL_SCHOOLS"'
                when 'seconded' then '"SECONDED"'
                when 'too-short' then '"TOO_SHORT"'
                when 'not-due' then '"NOT_DUE"'
                else coalesce(('no code: ' || g.k1)::regclass::text, 'null')
              end || '},"count":' || g.n::text || ',"sum":{"dueFen":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"paidFen":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || ',"owedFen":' || coalesce(
                case
                  when abs(g.m2_2) <= 9007199254740991 then g.m2_2::text
                  else '"' || g.m2_2::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t2."school_id" as k0,
        t2."reason" as k1, count(*) as n, sum(t2."due_fen") as m2_0, sum(
          (
            select coalesce(sum(sp.amount_fen), 0)::bigint
            from rural_subsidy_payment sp
            where sp.teacher_id = t2."teacher_id"
              and sp.month = t2."month"
              and sp.sent_on is not null
              and ((sp."archived_at" is null and sp."school_id" = any((select $3::text::uuid[])::uuid[])))
          )
        ) as m2_1, sum(
          greatest(
            t2."due_fen" - (
              select coalesce(sum(sp.amount_fen), 0)::bigint
              from rural_subsidy_payment sp
              where sp.teacher_id = t2."teacher_id"
                and sp.month = t2."month"
                and sp.sent_on is not null
                and ((sp."archived_at" is null and sp."school_id" = any((select $3::text::uuid[])::uuid[])))
            ),
            0
          )
        ) as m2_2
      from "rural_subsidy_due" t2
      where (t2."archived_at" is null and t2."school_id" = any((select $3::text::uuid[])::uuid[]))
        and t2."month" = $4::text::date
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r1;
