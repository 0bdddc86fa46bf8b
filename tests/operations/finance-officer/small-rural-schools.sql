-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text[]: ["210", "220"]
-- $4 int: variable $schoolYear
-- $5 int: variable $pupils
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t4
          where (
            t4."locale" = any($3::text::text[])
              and t4."status" = 'operating'
              and (
                exists (
                  select 1
                  from "school_headcount" t5
                  where t5."school_id" = t4."id"
                    and t5."certified_on" is not null
                    and t5."school_year" = $4::int
                )
                  and not exists (
                    select 1
                    from "school_headcount" t6
                    where t6."school_id" = t4."id"
                      and t6."certified_on" is not null
                      and t6."students" >= $5::int
                  )
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"kind":'
          || case t0."kind"
            when '211' then '"PRIMARY"'
            when '218' then '"TEACHING_POINT"'
            when '219' then '"ATTACHED_PRIMARY_CLASS"'
            when '311' then '"JUNIOR"'
            when '312' then '"NINE_YEAR"'
            when '319' then '"ATTACHED_JUNIOR_CLASS"'
            when '341' then '"COMBINED_SECONDARY"'
            when '345' then '"TWELVE_YEAR"'
            when '514' then '"SPECIAL"'
            else 'null'
          end
          || ',"headcounts":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"grade":' || t1."grade"::text || ',"students":' || t1."students"::text || '}' as n0,
                1 as one
              from "school_headcount" t1
              where t1."school_id" = t0."id" and t1."certified_on" is not null and t1."school_year" = $4::int
              order by t1."students" desc, t1."id" desc
              limit 9
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "school" t0
        where (
          t0."locale" = any($3::text::text[])
            and t0."status" = 'operating'
            and (
              exists (
                select 1
                from "school_headcount" t2
                where t2."school_id" = t0."id"
                  and t2."certified_on" is not null
                  and t2."school_year" = $4::int
              )
                and not exists (
                  select 1
                  from "school_headcount" t3
                  where t3."school_id" = t0."id"
                    and t3."certified_on" is not null
                    and t3."students" >= $5::int
                )
            )
        )
        order by t0."name", t0."id"
        limit 6
      ) p
      having true
    )
    || '}}' as r0;
