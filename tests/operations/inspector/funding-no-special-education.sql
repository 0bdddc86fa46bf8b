-- one statement, as tc_inspection for inspector:funding-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 int: variable $year
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"allocations":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "allocation" t2
          where (
            t2."school_id" = any((select $3::text::uuid[])::uuid[])
              and (
                t2."item" = 'base'
                  or t2."item" = 'boarding'
                  or t2."item" = 'small-school'
                  or t2."item" = 'high-cold'
                  or t2."item" = 'other'
              )
          )
            and t2."fiscal_year" = $4::int
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
          || ',"item":'
          || case t0."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"amountFen":'
          || t0."amount_fen"::text
          || '}' as n1,
          1 as one
        from "allocation" t0
        where (
          t0."school_id" = any((select $3::text::uuid[])::uuid[])
            and (
              t0."item" = 'base'
                or t0."item" = 'boarding'
                or t0."item" = 'small-school'
                or t0."item" = 'high-cold'
                or t0."item" = 'other'
            )
        )
          and t0."fiscal_year" = $4::int
        order by t0."amount_fen" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || ',"special":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"count":' || g.n::text || ',"sum":{"amountFen":' || coalesce(g.m1_0::text, 'null') || '}}', ','
          ),
          ''
        )
        || ']'
    end
    from (
      select count(*) as n, sum(t3."amount_fen") as m1_0
      from "allocation" t3
      where (
        t3."school_id" = any((select $3::text::uuid[])::uuid[])
          and (
            t3."item" = 'base'
              or t3."item" = 'boarding'
              or t3."item" = 'small-school'
              or t3."item" = 'high-cold'
              or t3."item" = 'other'
          )
      )
        and t3."item" = 'special-education'
      limit 2001
    ) g
  ) as r1;
