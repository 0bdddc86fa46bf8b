-- one statement, as tc_school for school-registrar:9999000061:accounts
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 int: variable $year
-- $5 date: variable $month
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"allocations":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"item":' || case t0."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t0."item")::regclass::text, 'null')
          end || ',"amountFen":' || t0."amount_fen"::text || ',"dueFen":' || coalesce(
            (
              select sum(
                (
                  select (
                    case
                      when sh.whole = 0 then 0
                      when fh.stage = 'primary' then (sh.given * fh.actual * 2 + sh.whole) / (2 * sh.whole)
                      else sh.given - (sh.given * (sh.whole - fh.actual) * 2 + sh.whole) / (2 * sh.whole)
                    end
                  )::int
                  from (
                    select su.whole as whole, greatest(su.whole, su.floored) as given
                    from (
                      select fh.actual::bigint + coalesce(
                        (
                          select max(fo.actual)
                          from funding_headcount fo
                          where fo.school_id = fh.school_id
                            and fo.fiscal_year = fh.fiscal_year
                            and fo.item = fh.item
                            and fo.stage <> fh.stage
                            and fo.certified_on is not null
                            and fo.superseded_on is null
                            and (
                              (
                                fo."archived_at" is null
                                  and (
                                    fo."school_id" = any((select $3::text::uuid[])::uuid[])
                                      and (
                                        fo."item" = 'base'
                                          or fo."item" = 'boarding'
                                          or fo."item" = 'small-school'
                                          or fo."item" = 'high-cold'
                                          or fo."item" = 'other'
                                      )
                                  )
                              )
                            )
                        ),
                        0
                      ) as whole,
                        fs.minimum_pupils as floored
                    ) as su
                  ) as sh
                )::bigint * fs.amount_fen
              )::bigint
              from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id
                and (fs."archived_at" is null)
              where fh.school_id = t0."school_id"
                and fh.fiscal_year = t0."fiscal_year"
                and fh.item = t0."item"
                and fh.certified_on is not null
                and fh.superseded_on is null
                and (
                  (
                    fh."archived_at" is null
                      and (
                        fh."school_id" = any((select $3::text::uuid[])::uuid[])
                          and (
                            fh."item" = 'base'
                              or fh."item" = 'boarding'
                              or fh."item" = 'small-school'
                              or fh."item" = 'high-cold'
                              or fh."item" = 'other'
                          )
                      )
                  )
                )
            )::text,
            'null'
          ) || ',"paidFen":' || coalesce(
            (
              select coalesce(sum(pm.amount_fen), 0)::bigint
              from payment pm
              where pm.allocation_id = t0."id"
                and ((pm."archived_at" is null and pm."school_id" = any((select $3::text::uuid[])::uuid[])))
            )::text,
            'null'
          ) || ',"gapFen":' || coalesce(
            (
              t0."amount_fen" - (
                select coalesce(sum(pm.amount_fen), 0)::bigint
                from payment pm
                where pm.allocation_id = t0."id"
                  and ((pm."archived_at" is null and pm."school_id" = any((select $3::text::uuid[])::uuid[])))
              )
            )::text,
            'null'
          ) || ',"differenceNote":' || coalesce(to_json(t0."difference_note")::text, 'null') || '}' as n0,
          1 as one
        from "allocation" t0
        where (t0."archived_at" is null and t0."school_id" = any((select $3::text::uuid[])::uuid[]))
          and t0."fiscal_year" = $4::int
        order by t0."amount_fen" desc, t0."id" desc limit 51
      ) p having true
    ) || ',"fundingHeadcounts":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o"{"item":' || case t2."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t2."item")::regclass::text, 'null')
          end || ',"actual":' || t2."actual"::text || ',"funded":' || t2."funded"::text || '}' as n0,
          1 as one
        from "funding_headcount" t2
        where (
          t2."archived_at" is null
            and (
              t2."school_id" = any((select $3::text::uuid[])::uuid[])
                and (
                  t2."item" = 'base'
                    or t2."item" = 'boarding'
                    or t2."item" = 'small-school'
                    or t2."item" = 'high-cold'
                    or t2."item" = 'other'
                )
            )
        )
          and t2."fiscal_year" = $4::int
        order by t2."actual" desc, t2."id" desc limit 51
      ) p having true
    ) || ',"schoolSpendings":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"amountFen":'
          || t3."amount_fen"::text || ',"trainingSharePermille":' || coalesce(
            floor(
              1000 * (
                select coalesce(sum(sp.amount_fen), 0)
                from school_spending sp
                where sp.school_id = t3."school_id"
                  and sp.fiscal_year = t3."fiscal_year"
                  and sp.category = 'training'
                  and ((sp."archived_at" is null and sp."school_id" = any((select $3::text::uuid[])::uuid[])))
              ) / nullif(
                (
                  select sum(al.amount_fen)
                  from allocation al
                  where al.school_id = t3."school_id"
                    and al.fiscal_year = t3."fiscal_year"
                    and al.item <> 'special-education'
                    and (
                      (al."archived_at" is null and al."school_id" = any((select $3::text::uuid[])::uuid[]))
                    )
                ),
                0
              )
            )::int::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "school_spending" t3
        where (t3."archived_at" is null and t3."school_id" = any((select $3::text::uuid[])::uuid[]))
          and (t3."month" = $5::text::date and t3."category" = 'training')
        order by t3."id" limit 51
      ) p having true
    ) || '}}' as r0;
