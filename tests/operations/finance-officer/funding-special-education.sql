-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 int: variable $year
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"fundingHeadcounts":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "funding_headcount" t3
          where (t3."fiscal_year" = $3::int and t3."item" = 'special-education')
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"actual":'
          || t0."actual"::text
          || ',"funded":'
          || t0."funded"::text
          || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null')
          || ',"standard":'
          || coalesce(
            (
              select '{"amountFen":' || t2."amount_fen"::text || '}'
              from "fund_standard" t2
              where t2."id" = t0."standard_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "funding_headcount" t0
        where (t0."fiscal_year" = $3::int and t0."item" = 'special-education')
        order by t0."actual", t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
