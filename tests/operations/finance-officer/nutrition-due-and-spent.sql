-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 date: "2026-09-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"month":'
              || coalesce('"' || g.k0::text || '"', 'null') || ',"amountPerDayFen":'
              || coalesce(g.k1::text, 'null') || '},"count":' || g.n::text || ',"sum":{"mealsServed":'
              || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"subsidyDueFen":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || ',"subsidySpentFen":' || coalesce(
                case
                  when abs(g.m2_2) <= 9007199254740991 then g.m2_2::text
                  else '"' || g.m2_2::text || '"'
                end,
                'null'
              ) || ',"subsidyBalanceFen":' || coalesce(
                case
                  when abs(g.m2_3) <= 9007199254740991 then g.m2_3::text
                  else '"' || g.m2_3::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."month" as k0,
        t0."amount_per_day_fen" as k1, count(*) as n, sum(t0."meals_served") as m2_0,
        sum(t0."subsidy_due_fen") as m2_1, sum(t0."subsidy_spent_fen") as m2_2,
        sum(t0."subsidy_balance_fen") as m2_3
      from "nutrition_school_month" t0
      where (t0."archived_at" is null and t0."certified_on" is not null) and t0."month" >= $2::text::date
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r0, ',"nutritionSchoolMonths":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "nutrition_school_month" t3
          where (t3."archived_at" is null and t3."certified_on" is not null)
            and (t3."month" >= $2::text::date and t3."subsidy_balance_fen" <> (0))
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t1."school_id" and t2."archived_at" is null
            ),
            'null'
          ) || ',"month":"' || t1."month"::text || '","mealsServed":' || t1."meals_served"::text
          || ',"amountPerDayFen":' || t1."amount_per_day_fen"::text || ',"subsidyDueFen":'
          || t1."subsidy_due_fen"::text || ',"subsidySpentFen":' || t1."subsidy_spent_fen"::text
          || ',"subsidyBalanceFen":' || t1."subsidy_balance_fen"::text || ',"certifiedOn":'
          || coalesce('"' || t1."certified_on"::text || '"', 'null') || '}' as n1,
          1 as one
        from "nutrition_school_month" t1
        where (t1."archived_at" is null and t1."certified_on" is not null)
          and (t1."month" >= $2::text::date and t1."subsidy_balance_fen" <> (0))
        order by t1."id" limit 5
      ) p having true
    ) || '}}' as r1;
