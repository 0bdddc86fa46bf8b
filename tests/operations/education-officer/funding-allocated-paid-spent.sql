-- one statement, as tc_education for education-officer:finance
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 int: variable $year
-- $4 date: today's date
-- $5 text: variable $name
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o"{"name":' || to_json(t0."name")::text || ',"fundingHeadcounts":' || (
            select case when count(*) > 6 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:6], ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m1o"{"item":' || case t1."item"
                  when 'base' then '"BASE"'
                  when 'boarding' then '"BOARDING"'
                  when 'special-education' then '"SPECIAL_EDUCATION"'
                  when 'small-school' then '"SMALL_SCHOOL"'
                  when 'high-cold' then '"HIGH_COLD"'
                  when 'other' then '"OTHER"'
                  else coalesce(('no code: ' || t1."item")::regclass::text, 'null')
                end || ',"actual":' || t1."actual"::text || ',"funded":' || t1."funded"::text || ',"status":'
                || case t1."status"
                  when 'reported' then '"REPORTED"'
                  when 'certified' then '"CERTIFIED"'
                  else coalesce(('no code: ' || t1."status")::regclass::text, 'null')
                end || '}' as n0,
                1 as one
              from "funding_headcount" t1
              where t1."school_id" = t0."id" and t1."archived_at" is null and t1."fiscal_year" = $3::int
              order by t1."actual" desc, t1."id" desc limit 7
            ) p having true
          ) || ',"allocations":' || (
            select case when count(*) > 6 then '"' || $2::text || ':t' || '2' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:6], ','), '') || ']}'
            from (
              select '{"item":'
                || case t2."item"
                  when 'base' then '"BASE"'
                  when 'boarding' then '"BOARDING"'
                  when 'special-education' then '"SPECIAL_EDUCATION"'
                  when 'small-school' then '"SMALL_SCHOOL"'
                  when 'high-cold' then '"HIGH_COLD"'
                  when 'other' then '"OTHER"'
                  else coalesce(('no code: ' || t2."item")::regclass::text, 'null')
                end || ',"amountFen":' || t2."amount_fen"::text || ',"centralFen":' || t2."central_fen"::text
                || ',"municipalFen":' || t2."municipal_fen"::text || ',"districtFen":'
                || t2."district_fen"::text || ',"paidFen":' || coalesce(
                  (
                    select coalesce(sum(pm.amount_fen), 0)::bigint
                    from payment pm
                    where pm.allocation_id = t2."id" and (pm."archived_at" is null)
                  )::text,
                  'null'
                ) || ',"gapFen":' || coalesce(
                  (
                    t2."amount_fen" - (
                      select coalesce(sum(pm.amount_fen), 0)::bigint
                      from payment pm
                      where pm.allocation_id = t2."id" and (pm."archived_at" is null)
                    )
                  )::text,
                  'null'
                ) || ',"daysUnpaid":' || coalesce(
                  (
                    case
                      when t2."amount_fen" > (
                        select coalesce(sum(pm.amount_fen), 0)::bigint
                        from payment pm
                        where pm.allocation_id = t2."id" and (pm."archived_at" is null)
                      ) then greatest(
                        $4::text::date - t2."decided_on", 0
                      )
                      else 0
                    end
                  )::text,
                  'null'
                ) || ',"payments":' || (
                  select case when count(*) > 4 then '"' || $2::text || ':t' || '3' || '"' else '' end
                    || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:4], ','), '') || ']}'
                  from (
                    select '{"amountFen":'
                      || t3."amount_fen"::text || ',"paidOn":"' || t3."paid_on"::text || '"}' as n0,
                      1 as one
                    from "payment" t3
                    where t3."allocation_id" = t2."id" and t3."archived_at" is null
                    order by t3."paid_on", t3."id" limit 5
                  ) p having true
                ) || '}' as n0,
                1 as one
              from "allocation" t2
              where t2."school_id" = t0."id" and t2."archived_at" is null and t2."fiscal_year" = $3::int
              order by t2."amount_fen" desc, t2."id" desc limit 7
            ) p having true
          ) || ',"purchasedServices":' || (
            select case when count(*) > 4 then '"' || $2::text || ':t' || '4' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:4], ','), '') || ']}'
            from (
              select '{"kind":'
                || case t4."kind"
                  when 'support-work' then '"SUPPORT_WORK"'
                  when 'teaching-assistance' then '"TEACHING_ASSISTANCE"'
                  else coalesce(('no code: ' || t4."kind")::regclass::text, 'null')
                end || ',"posts":' || t4."posts"::text || ',"amountFen":' || t4."amount_fen"::text
                || ',"awardedOn":' || coalesce('"' || t4."awarded_on"::text || '"', 'null') || '}' as n0,
                1 as one
              from "purchased_service" t4
              where t4."school_id" = t0."id" and t4."archived_at" is null
              order by t4."id" limit 5
            ) p having true
          ) || '}' as n0,
          1 as one
        from "school" t0
        where t0."archived_at" is null and t0."name" = $5::text
        order by t0."id" limit 51
      ) p having true
    ) || ',"schoolSpendingAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"category":'
              || case g.k0
                when 'teaching' then '"TEACHING"'
                when 'utilities' then '"UTILITIES"'
                when 'repairs' then '"REPAIRS"'
                when 'training' then '"TRAINING"'
                when 'equipment' then '"EQUIPMENT"'
                when 'purchased-services' then '"PURCHASED_SERVICES"'
                when 'other' then '"OTHER"'
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"sum":{"amountFen":' || coalesce(
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
      select t5."category" as k0, count(*) as n, sum(t5."amount_fen") as m1_0
      from "school_spending" t5
      where t5."archived_at" is null
        and (
          t5."fiscal_year" = $3::int
            and exists (
              select 1
              from "school" t6
              where t6."id" = t5."school_id" and t6."archived_at" is null and t6."name" = $5::text
            )
        )
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1;
