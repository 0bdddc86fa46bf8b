-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $month
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"fundStandards":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"trainingFloorPermille":'
          || coalesce(t0."training_floor_permille"::text, 'null')
          || '}' as n0,
          1 as one
        from "fund_standard" t0
        where (t0."item" = 'base' and t0."valid_to" is null)
        order by t0."valid_from", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"schoolSpendings":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_spending" t3
          where (
            t3."month" = $3::text::date
              and t3."category" = 'training'
              and (
                1000 * (
                  select coalesce(sum(sp.amount_fen), 0)
                  from school_spending sp
                  where sp.school_id = t3."school_id"
                    and sp.fiscal_year = t3."fiscal_year"
                    and sp.category = 'training'
                    and true
                ) / nullif(
                  (
                    select sum(al.amount_fen)
                    from allocation al
                    where al.school_id = t3."school_id"
                      and al.fiscal_year = t3."fiscal_year"
                      and al.item <> 'special-education'
                      and true
                  ),
                  0
                )
              )::int < (46)
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t1."school_id" and true
            ),
            'null'
          )
          || ',"amountFen":'
          || t1."amount_fen"::text
          || ',"trainingSharePermille":'
          || coalesce(
            (
              1000 * (
                select coalesce(sum(sp.amount_fen), 0)
                from school_spending sp
                where sp.school_id = t1."school_id"
                  and sp.fiscal_year = t1."fiscal_year"
                  and sp.category = 'training'
                  and true
              ) / nullif(
                (
                  select sum(al.amount_fen)
                  from allocation al
                  where al.school_id = t1."school_id"
                    and al.fiscal_year = t1."fiscal_year"
                    and al.item <> 'special-education'
                    and true
                ),
                0
              )
            )::int::text,
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_spending" t1
        where (
          t1."month" = $3::text::date
            and t1."category" = 'training'
            and (
              1000 * (
                select coalesce(sum(sp.amount_fen), 0)
                from school_spending sp
                where sp.school_id = t1."school_id"
                  and sp.fiscal_year = t1."fiscal_year"
                  and sp.category = 'training'
                  and true
              ) / nullif(
                (
                  select sum(al.amount_fen)
                  from allocation al
                  where al.school_id = t1."school_id"
                    and al.fiscal_year = t1."fiscal_year"
                    and al.item <> 'special-education'
                    and true
                ),
                0
              )
            )::int < (46)
        )
        order by t1."month", t1."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
