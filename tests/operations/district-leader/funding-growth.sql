-- one statement, as tc_leader for district-leader
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"educationBudgets":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"fiscalYear":'
          || t0."fiscal_year"::text || ',"generalBudgetFen":' || t0."general_budget_fen"::text
          || ',"educationFen":' || t0."education_fen"::text || ',"growthPermille":' || coalesce(
            (
              select floor(
                (t0."education_fen" - eb.education_fen) * 1000.0 / nullif(eb.education_fen, 0)
              )::int
              from education_budget eb
              where eb.district_id = t0."district_id"
                and eb.fiscal_year = t0."fiscal_year" - 1
                and (eb."archived_at" is null)
            )::text,
            'null'
          ) || ',"perPupilPrimaryFen":' || t0."per_pupil_primary_fen"::text || ',"primaryGrowthPermille":'
          || coalesce(
            (
              select floor(
                (
                  t0."per_pupil_primary_fen" - eb.per_pupil_primary_fen
                ) * 1000.0 / nullif(
                  eb.per_pupil_primary_fen, 0
                )
              )::int
              from education_budget eb
              where eb.district_id = t0."district_id"
                and eb.fiscal_year = t0."fiscal_year" - 1
                and (eb."archived_at" is null)
            )::text,
            'null'
          ) || ',"perPupilJuniorFen":' || t0."per_pupil_junior_fen"::text || ',"juniorGrowthPermille":'
          || coalesce(
            (
              select floor(
                (
                  t0."per_pupil_junior_fen" - eb.per_pupil_junior_fen
                ) * 1000.0 / nullif(
                  eb.per_pupil_junior_fen, 0
                )
              )::int
              from education_budget eb
              where eb.district_id = t0."district_id"
                and eb.fiscal_year = t0."fiscal_year" - 1
                and (eb."archived_at" is null)
            )::text,
            'null'
          ) || ',"note":' || coalesce(to_json(t0."note")::text, 'null') || '}' as n0,
          1 as one
        from "education_budget" t0
        where t0."archived_at" is null
        order by t0."fiscal_year" desc, t0."id" desc limit 51
      ) p having true
    ) || ',"falls":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"fiscalYear":' || t1."fiscal_year"::text || '}' as n0, 1 as one
        from "education_budget" t1
        where t1."archived_at" is null
          and (
            (
              select floor(
                (t1."education_fen" - eb.education_fen) * 1000.0 / nullif(eb.education_fen, 0)
              )::int
              from education_budget eb
              where eb.district_id = t1."district_id"
                and eb.fiscal_year = t1."fiscal_year" - 1
                and (eb."archived_at" is null)
            ) < (0)
              or (
                select floor(
                  (
                    t1."per_pupil_junior_fen" - eb.per_pupil_junior_fen
                  ) * 1000.0 / nullif(
                    eb.per_pupil_junior_fen, 0
                  )
                )::int
                from education_budget eb
                where eb.district_id = t1."district_id"
                  and eb.fiscal_year = t1."fiscal_year" - 1
                  and (eb."archived_at" is null)
              ) < (0)
          )
        order by t1."id" limit 51
      ) p having true
    ) || ',"payComparisons":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"fiscalYear":'
          || t2."fiscal_year"::text || ',"teachersAverageFen":' || t2."teachers_average_fen"::text
          || ',"civilServantsAverageFen":' || t2."civil_servants_average_fen"::text || ',"ratioPermille":'
          || coalesce((t2."teachers_average_fen" * 1000 / t2."civil_servants_average_fen")::int::text, 'null')
          || ',"confirmedOn":' || coalesce('"' || t2."confirmed_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "pay_comparison" t2
        where t2."archived_at" is null
        order by t2."fiscal_year" desc, t2."id" desc limit 51
      ) p having true
    ) || '}}' as r0;
