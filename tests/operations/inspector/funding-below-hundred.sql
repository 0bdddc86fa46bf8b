-- one statement, as tc_inspection for inspector:funding-inspection
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 int[]: variable $years
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"fundingHeadcounts":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o"{"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"fiscalYear":' || t0."fiscal_year"::text || ',"actual":' || t0."actual"::text || ',"funded":'
          || t0."funded"::text || ',"fundedByRule":' || coalesce(
            (
              select (
                case
                  when sh.whole = 0 then 0
                  when t0."stage" = 'primary' then (sh.given * t0."actual" * 2 + sh.whole) / (2 * sh.whole)
                  else sh.given - (sh.given * (sh.whole - t0."actual") * 2 + sh.whole) / (2 * sh.whole)
                end
              )::int
              from (
                select su.whole as whole, greatest(su.whole, su.floored) as given
                from (
                  select t0."actual"::bigint + coalesce(
                    (
                      select max(ot.heads)
                      from (
                        select distinct on (fo.stage) fo.actual as heads
                        from funding_headcount fo
                        where fo.school_id = t0."school_id"
                          and fo.fiscal_year = t0."fiscal_year"
                          and fo.item = t0."item"
                          and fo.stage <> t0."stage"
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
                        order by fo.stage, fo.revision desc
                      ) as ot
                    ),
                    0
                  ) as whole,
                    (
                      select fs.minimum_pupils
                      from fund_standard fs
                      where fs.id = t0."standard_id" and (fs."archived_at" is null)
                    ) as floored
                ) as su
              ) as sh
            )::text,
            'null'
          ) || ',"shortOfRule":' || coalesce(
            greatest(
              (
                select (
                  case
                    when sh.whole = 0 then 0
                    when t0."stage" = 'primary' then (sh.given * t0."actual" * 2 + sh.whole) / (2 * sh.whole)
                    else sh.given - (sh.given * (sh.whole - t0."actual") * 2 + sh.whole) / (2 * sh.whole)
                  end
                )::int
                from (
                  select su.whole as whole, greatest(su.whole, su.floored) as given
                  from (
                    select t0."actual"::bigint + coalesce(
                      (
                        select max(ot.heads)
                        from (
                          select distinct on (fo.stage) fo.actual as heads
                          from funding_headcount fo
                          where fo.school_id = t0."school_id"
                            and fo.fiscal_year = t0."fiscal_year"
                            and fo.item = t0."item"
                            and fo.stage <> t0."stage"
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
                          order by fo.stage, fo.revision desc
                        ) as ot
                      ),
                      0
                    ) as whole,
                      (
                        select fs.minimum_pupils
                        from fund_standard fs
                        where fs.id = t0."standard_id" and (fs."archived_at" is null)
                      ) as floored
                  ) as su
                ) as sh
              ) - t0."funded",
              0
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "funding_headcount" t0
        where (
          t0."archived_at" is null
            and (
              t0."school_id" = any((select $3::text::uuid[])::uuid[])
                and (
                  t0."item" = 'base'
                    or t0."item" = 'boarding'
                    or t0."item" = 'small-school'
                    or t0."item" = 'high-cold'
                    or t0."item" = 'other'
                )
            )
        )
          and (t0."fiscal_year" = any($4::text::int[]) and t0."item" = 'small-school')
        order by t0."as_of", t0."id" limit 51
      ) p having true
    ) || ',"allocations":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t2."school_id" and t3."archived_at" is null
            ),
            'null'
          ) || ',"fiscalYear":' || t2."fiscal_year"::text || ',"item":' || case t2."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t2."item")::regclass::text, 'null')
          end || ',"amountFen":' || t2."amount_fen"::text || ',"dueFen":' || coalesce(
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
              where fh.school_id = t2."school_id"
                and fh.fiscal_year = t2."fiscal_year"
                and fh.item = t2."item"
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
          ) || ',"shortfallFen":' || coalesce(
            (
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
                where fh.school_id = t2."school_id"
                  and fh.fiscal_year = t2."fiscal_year"
                  and fh.item = t2."item"
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
              ) - t2."amount_fen"
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "allocation" t2
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
          and (
            t2."fiscal_year" = any($4::text::int[])
              and (
                (
                  select sum(
                    (
                      select (
                        case
                          when sh.whole = 0 then 0
                          when fh.stage = 'primary' then (
                            sh.given * fh.actual * 2 + sh.whole
                          ) / (2 * sh.whole)
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
                  where fh.school_id = t2."school_id"
                    and fh.fiscal_year = t2."fiscal_year"
                    and fh.item = t2."item"
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
                ) - t2."amount_fen"
              ) > (0)
          )
        order by (
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
            where fh.school_id = t2."school_id"
              and fh.fiscal_year = t2."fiscal_year"
              and fh.item = t2."item"
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
          ) - t2."amount_fen"
        ) desc,
          t2."id" desc limit 51
      ) p having true
    ) || '}}' as r0;
