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
  '{"data":{"fundedShort":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "funding_headcount" t2
          where (
            t2."fiscal_year" = $3::int
              and t2."item" = 'small-school'
              and greatest(
                greatest(
                  t2."actual",
                  (select fs.minimum_pupils from fund_standard fs where fs.id = t2."standard_id" and true)
                ) - t2."funded",
                0
              ) > (0)
          )
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
          || ',"actual":'
          || t0."actual"::text
          || ',"funded":'
          || t0."funded"::text
          || ',"fundedByRule":'
          || coalesce(
            greatest(
              t0."actual",
              (select fs.minimum_pupils from fund_standard fs where fs.id = t0."standard_id" and true)
            )::text,
            'null'
          )
          || ',"shortOfRule":'
          || coalesce(
            greatest(
              greatest(
                t0."actual",
                (select fs.minimum_pupils from fund_standard fs where fs.id = t0."standard_id" and true)
              ) - t0."funded",
              0
            )::text,
            'null'
          )
          || '}' as n1,
          1 as one
        from "funding_headcount" t0
        where (
          t0."fiscal_year" = $3::int
            and t0."item" = 'small-school'
            and greatest(
              greatest(
                t0."actual",
                (select fs.minimum_pupils from fund_standard fs where fs.id = t0."standard_id" and true)
              ) - t0."funded",
              0
            ) > (0)
        )
        order by t0."actual", t0."id"
        limit 4
      ) p
      having true
    )
    || ',"givenShort":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "allocation" t5
          where (
            t5."fiscal_year" = $3::int
              and t5."item" = 'small-school'
              and (
                (
                  select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
                  from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
                  where fh.school_id = t5."school_id"
                    and fh.fiscal_year = t5."fiscal_year"
                    and fh.item = t5."item"
                    and fh.certified_on is not null
                    and true
                ) - t5."amount_fen"
              ) > (0)
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "school" t4
              where t4."id" = t3."school_id" and true
            ),
            'null'
          )
          || ',"amountFen":'
          || t3."amount_fen"::text
          || ',"dueFen":'
          || coalesce(
            (
              select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
              from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
              where fh.school_id = t3."school_id"
                and fh.fiscal_year = t3."fiscal_year"
                and fh.item = t3."item"
                and fh.certified_on is not null
                and true
            )::text,
            'null'
          )
          || ',"shortfallFen":'
          || coalesce(
            (
              (
                select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
                from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
                where fh.school_id = t3."school_id"
                  and fh.fiscal_year = t3."fiscal_year"
                  and fh.item = t3."item"
                  and fh.certified_on is not null
                  and true
              ) - t3."amount_fen"
            )::text,
            'null'
          )
          || ',"differenceNote":'
          || coalesce(to_json(t3."difference_note")::text, 'null')
          || '}' as n1,
          1 as one
        from "allocation" t3
        where (
          t3."fiscal_year" = $3::int
            and t3."item" = 'small-school'
            and (
              (
                select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
                from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
                where fh.school_id = t3."school_id"
                  and fh.fiscal_year = t3."fiscal_year"
                  and fh.item = t3."item"
                  and fh.certified_on is not null
                  and true
              ) - t3."amount_fen"
            ) > (0)
        )
        order by (
          (
            select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint
            from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and true
            where fh.school_id = t3."school_id"
              and fh.fiscal_year = t3."fiscal_year"
              and fh.item = t3."item"
              and fh.certified_on is not null
              and true
          ) - t3."amount_fen"
        ) desc,
          t3."id" desc
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
