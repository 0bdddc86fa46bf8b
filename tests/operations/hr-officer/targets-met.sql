-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"rotationCube":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"way":'
          || case t0."way"
            when 'plan' then '"PLAN"'
            when 'national' then '"NATIONAL"'
            else coalesce(('no code: ' || t0."way")::regclass::text, 'null')
          end || ',"rotatedMet":' || coalesce(
            (
              select (
                t0."rotated" * 100 - tg.value * nullif(t0."eligible", 0)
              ) * case
                when tg.comparator = 'at-least' then 1
                else -1
              end >= 0
              from target tg
              where tg.key = 'rotation.'
                || t0."way" || '.share'
                  and tg.valid_from <= make_date(t0."school_year", 9, 1)
                  and (tg.valid_to is null or tg.valid_to > make_date(t0."school_year", 9, 1))
                  and (tg."archived_at" is null)
            )::text,
            'null'
          ) || ',"backboneMet":' || coalesce(
            (
              select (
                t0."rotated_backbone" * 100 - tg.value * nullif(t0."rotated", 0)
              ) * case
                when tg.comparator = 'at-least' then 1
                else -1
              end >= 0
              from target tg
              where tg.key = 'rotation.'
                || t0."way" || '.backbone'
                  and tg.valid_from <= make_date(t0."school_year", 9, 1)
                  and (tg.valid_to is null or tg.valid_to > make_date(t0."school_year", 9, 1))
                  and (tg."archived_at" is null)
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "rotation_cube" t0
        where (t0."level" = 'district' and t0."school_year" = (2026))
        order by t0."id" limit 51
      ) p having true
    ) || ',"largeClassCube":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"stage":'
          || case t1."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t1."stage")::regclass::text, 'null')
          end || ',"largeMet":' || coalesce(
            (
              select (t1."large" - tg.value) * case when tg.comparator = 'at-least' then 1 else -1 end >= 0
              from target tg
              where tg.key = 'large-class.large'
                and tg.valid_from <= make_date(t1."school_year", 9, 1)
                and (tg.valid_to is null or tg.valid_to > make_date(t1."school_year", 9, 1))
                and (tg."archived_at" is null)
            )::text,
            'null'
          ) || ',"veryLargeMet":' || coalesce(
            (
              select (t1."very_large" - tg.value) * case
                when tg.comparator = 'at-least' then 1
                else -1
              end >= 0
              from target tg
              where tg.key = 'large-class.very-large'
                and tg.valid_from <= make_date(t1."school_year", 9, 1)
                and (tg.valid_to is null or tg.valid_to > make_date(t1."school_year", 9, 1))
                and (tg."archived_at" is null)
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "large_class_cube" t1
        where (t1."level" = 'district' and t1."school_year" = (2026))
        order by t1."id" limit 51
      ) p having true
    ) || ',"payComparisons":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"met":'
          || coalesce(
            (
              select (
                t2."teachers_average_fen" * 100 - tg.value * nullif(t2."civil_servants_average_fen", 0)
              ) * case
                when tg.comparator = 'at-least' then 1
                else -1
              end >= 0
              from target tg
              where tg.key = 'pay.teachers'
                and tg.valid_from <= make_date(t2."fiscal_year", 1, 1)
                and (tg.valid_to is null or tg.valid_to > make_date(t2."fiscal_year", 1, 1))
                and (tg."archived_at" is null)
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "pay_comparison" t2
        where t2."archived_at" is null
        order by t2."fiscal_year" desc, t2."id" desc limit 1
      ) p having true
    ) || '}}' as r0;
