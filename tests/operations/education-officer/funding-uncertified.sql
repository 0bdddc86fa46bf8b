-- one statement, as tc_education for education-officer:basic-education
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
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
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
          || ',"actual":'
          || t0."actual"::text
          || ',"funded":'
          || t0."funded"::text
          || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "funding_headcount" t0
        where (t0."fiscal_year" = $3::int and t0."status" = 'reported')
        order by t0."as_of", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"allocations":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"item":'
          || case t2."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"amountFen":'
          || t2."amount_fen"::text
          || ',"dueFen":'
          || coalesce(
            (
              select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
              from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
              where fh.school_id = t2."school_id"
                and fh.fiscal_year = t2."fiscal_year"
                and fh.item = t2."item"
                and fh.certified_on is not null
                and true
            )::text,
            'null'
          )
          || ',"differenceNote":'
          || coalesce(to_json(t2."difference_note")::text, 'null')
          || '}' as n0,
          1 as one
        from "allocation" t2
        where (
          t2."fiscal_year" = $3::int
            and exists (
              select 1
              from "school" t3
              where t3."id" = t2."school_id"
                and true
                and exists (
                  select 1
                  from "funding_headcount" t4
                  where t4."school_id" = t3."id"
                    and true
                    and (t4."fiscal_year" = $3::int and t4."status" = 'reported')
                )
            )
        )
        order by t2."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
