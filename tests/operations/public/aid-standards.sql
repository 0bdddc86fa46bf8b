-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"aidSchemes":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"kind":'
          || case t0."kind"
            when 'boarder-living' then '"BOARDER_LIVING"'
            when 'day-living' then '"DAY_LIVING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"amountPerTermFen":'
          || t0."amount_per_term_fen"::text
          || ',"eligibility":'
          || to_json(t0."eligibility")::text
          || ',"documentNumber":'
          || coalesce(to_json(t0."document_number")::text, 'null')
          || '}' as n0,
          1 as one
        from "aid_scheme" t0
        where t0."valid_to" is null
        order by t0."valid_from", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"nutritionProgrammes":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t1."name")::text
          || ',"amountPerDayFen":'
          || t1."amount_per_day_fen"::text
          || ',"daysPerYear":'
          || t1."days_per_year"::text
          || ',"eligibilityRule":'
          || to_json(t1."eligibility_rule")::text
          || '}' as n0,
          1 as one
        from "nutrition_programme" t1
        where t1."valid_to" is null
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
