-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int[]: variable $years
-- $4 text[]: ["boarding", "high-cold"]
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
            '{"key":{"fiscalYear":'
              || coalesce(g.k0::text, 'null')
              || ',"item":'
              || case g.k1
                when 'base' then '"BASE"'
                when 'boarding' then '"BOARDING"'
                when 'special-education' then '"SPECIAL_EDUCATION"'
                when 'small-school' then '"SMALL_SCHOOL"'
                when 'high-cold' then '"HIGH_COLD"'
                when 'other' then '"OTHER"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || ',"sum":{"dueFen":'
              || coalesce(g.m2_0::text, 'null')
              || ',"amountFen":'
              || coalesce(g.m2_1::text, 'null')
              || ',"paidFen":'
              || coalesce(g.m2_2::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."fiscal_year" as k0,
        t0."item" as k1,
        count(*) as n,
        sum(
          (
            select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
            from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
            where fh.school_id = t0."school_id"
              and fh.fiscal_year = t0."fiscal_year"
              and fh.item = t0."item"
              and fh.certified_on is not null
              and true
          )
        ) as m2_0,
        sum(t0."amount_fen") as m2_1,
        sum(
          (
            select coalesce(sum(pm.amount_fen), 0)::bigint
            from payment pm
            where pm.allocation_id = t0."id" and true
          )
        ) as m2_2
      from "allocation" t0
      where true and (t0."fiscal_year" = any($3::text::int[]) and t0."item" = any($4::text::text[]))
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0;
