-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 uuid: variable $township
-- $5 int: variable $year
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t1."name")::text || '}'
                  from "school" t1
                  where t1."id" = g.k0 and true
                ),
                'null'
              )
              || '},"sum":{"amountFen":'
              || coalesce(g.m1_0::text, 'null')
              || ',"paidFen":'
              || coalesce(g.m1_1::text, 'null')
              || ',"gapFen":'
              || coalesce(g.m1_2::text, 'null')
              || '},"max":{"daysUnpaid":'
              || coalesce(g.m2_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."school_id" as k0,
        count(*) as n,
        sum(t0."amount_fen") as m1_0,
        sum(
          (
            select coalesce(sum(pm.amount_fen), 0)::bigint
            from payment pm
            where pm.allocation_id = t0."id" and true
          )
        ) as m1_1,
        sum(
          (
            t0."amount_fen" - (
              select coalesce(sum(pm.amount_fen), 0)::bigint
              from payment pm
              where pm.allocation_id = t0."id" and true
            )
          )
        ) as m1_2,
        max(
          (
            case
              when t0."amount_fen" > (
                select coalesce(sum(pm.amount_fen), 0)::bigint
                from payment pm
                where pm.allocation_id = t0."id" and true
              ) then greatest(
                $3::text::date - t0."decided_on", 0
              )
              else 0
            end
          )
        ) as m2_0
      from "allocation" t0
      where true and (t0."township_id" = (select $4::uuid) and t0."fiscal_year" = $5::int)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t3."name")::text || '}'
                  from "school" t3
                  where t3."id" = g.k0 and true
                ),
                'null'
              )
              || '},"sum":{"amountFen":'
              || coalesce(g.m1_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t2."school_id" as k0, count(*) as n, sum(t2."amount_fen") as m1_0
      from "school_spending" t2
      where true and (t2."township_id" = (select $4::uuid) and t2."fiscal_year" = $5::int)
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1,
  ',"largestGaps":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "allocation" t6
          where (
            t6."fiscal_year" = $5::int
              and (
                t6."amount_fen" - (
                  select coalesce(sum(pm.amount_fen), 0)::bigint
                  from payment pm
                  where pm.allocation_id = t6."id" and true
                )
              ) > (0)
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t5."name")::text || '}'
              from "school" t5
              where t5."id" = t4."school_id" and true
            ),
            'null'
          )
          || ',"item":'
          || case t4."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"amountFen":'
          || t4."amount_fen"::text
          || ',"paidFen":'
          || coalesce(
            (
              select coalesce(sum(pm.amount_fen), 0)::bigint
              from payment pm
              where pm.allocation_id = t4."id" and true
            )::text,
            'null'
          )
          || ',"gapFen":'
          || coalesce(
            (
              t4."amount_fen" - (
                select coalesce(sum(pm.amount_fen), 0)::bigint
                from payment pm
                where pm.allocation_id = t4."id" and true
              )
            )::text,
            'null'
          )
          || ',"daysUnpaid":'
          || coalesce(
            (
              case
                when t4."amount_fen" > (
                  select coalesce(sum(pm.amount_fen), 0)::bigint
                  from payment pm
                  where pm.allocation_id = t4."id" and true
                ) then greatest(
                  $3::text::date - t4."decided_on", 0
                )
                else 0
              end
            )::text,
            'null'
          )
          || '}' as n1,
          1 as one
        from "allocation" t4
        where (
          t4."fiscal_year" = $5::int
            and (
              t4."amount_fen" - (
                select coalesce(sum(pm.amount_fen), 0)::bigint
                from payment pm
                where pm.allocation_id = t4."id" and true
              )
            ) > (0)
        )
        order by (
          t4."amount_fen" - (
            select coalesce(sum(pm.amount_fen), 0)::bigint
            from payment pm
            where pm.allocation_id = t4."id" and true
          )
        ) desc,
          t4."id" desc
        limit 3
      ) p
      having true
    )
    || '}}' as r2;
