-- one statement, as tc_guardian for guardian
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"educationBudgets":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"fiscalYear":'
          || t0."fiscal_year"::text
          || ',"perPupilPrimaryFen":'
          || t0."per_pupil_primary_fen"::text
          || ',"primaryGrowthPermille":'
          || coalesce(
            (
              select round(
                (
                  t0."per_pupil_primary_fen" - eb.per_pupil_primary_fen
                ) * 1000.0 / nullif(
                  eb.per_pupil_primary_fen, 0
                )
              )::int
              from education_budget eb
              where eb.district_id = t0."district_id" and eb.fiscal_year = t0."fiscal_year" - 1 and true
            )::text,
            'null'
          )
          || '}' as n0,
          1 as one
        from "education_budget" t0
        where true
        order by t0."fiscal_year" desc, t0."id" desc
        limit 2
      ) p
      having true
    )
    || '}}' as r0;
