-- one statement, as tc_education for education-officer:student-aid
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $month
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
            '{"count":'
              || g.n::text
              || ',"sum":{"eligible":'
              || coalesce(g.m1_0::text, 'null')
              || ',"covered":'
              || coalesce(g.m1_1::text, 'null')
              || ',"uncovered":'
              || coalesce(g.m1_2::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select count(*) as n, sum(t0."eligible") as m1_0, sum(t0."covered") as m1_1, sum(t0."uncovered") as m1_2
      from "nutrition_school_month" t0
      where true and t0."month" = $3::text::date
      limit 2001
    ) g
  ) as r0,
  ',"nutritionSchoolMonths":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "nutrition_school_month" t3
          where (t3."month" = $3::text::date and t3."coverage_permille" < (1000))
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
          || ',"enrolled":'
          || t1."enrolled"::text
          || ',"eligible":'
          || t1."eligible"::text
          || ',"covered":'
          || t1."covered"::text
          || ',"uncovered":'
          || t1."uncovered"::text
          || ',"coveragePermille":'
          || coalesce(t1."coverage_permille"::text, 'null')
          || ',"certifiedOn":'
          || coalesce('"' || t1."certified_on"::text || '"', 'null')
          || '}' as n1,
          1 as one
        from "nutrition_school_month" t1
        where (t1."month" = $3::text::date and t1."coverage_permille" < (1000))
        order by t1."coverage_permille", t1."id"
        limit 6
      ) p
      having true
    )
    || '}}' as r1;
