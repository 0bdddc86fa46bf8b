-- one statement, as tc_leader for district-leader
-- $1 text: ticket, for the row policies
-- $2 int: variable $year
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"item":'
              || case g.k0
                when 'base' then '"BASE"'
                when 'boarding' then '"BOARDING"'
                when 'special-education' then '"SPECIAL_EDUCATION"'
                when 'small-school' then '"SMALL_SCHOOL"'
                when 'high-cold' then '"HIGH_COLD"'
                when 'other' then '"OTHER"'
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || '},"sum":{"amountFen":' || coalesce(
                case
                  when abs(g.m1_0) <= 9007199254740991 then g.m1_0::text
                  else '"' || g.m1_0::text || '"'
                end,
                'null'
              ) || ',"paidFen":' || coalesce(
                case
                  when abs(g.m1_1) <= 9007199254740991 then g.m1_1::text
                  else '"' || g.m1_1::text || '"'
                end,
                'null'
              ) || ',"gapFen":' || coalesce(
                case
                  when abs(g.m1_2) <= 9007199254740991 then g.m1_2::text
                  else '"' || g.m1_2::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."item" as k0,
        count(*) as n, sum(t0."amount_fen") as m1_0, sum(
          (
            select coalesce(sum(pm.amount_fen), 0)::bigint
            from payment pm
            where pm.allocation_id = t0."id"
              and (
                (
                  pm."archived_at" is null
                    and (
                      pm."item" = 'base'
                        or pm."item" = 'boarding'
                        or pm."item" = 'small-school'
                        or pm."item" = 'high-cold'
                        or pm."item" = 'other'
                    )
                )
              )
          )
        ) as m1_1, sum(
          (
            t0."amount_fen" - (
              select coalesce(sum(pm.amount_fen), 0)::bigint
              from payment pm
              where pm.allocation_id = t0."id"
                and (
                  (
                    pm."archived_at" is null
                      and (
                        pm."item" = 'base'
                          or pm."item" = 'boarding'
                          or pm."item" = 'small-school'
                          or pm."item" = 'high-cold'
                          or pm."item" = 'other'
                      )
                  )
                )
            )
          )
        ) as m1_2
      from "allocation" t0
      where (
        t0."archived_at" is null
          and (
            t0."item" = 'base'
              or t0."item" = 'boarding'
              or t0."item" = 'small-school'
              or t0."item" = 'high-cold'
              or t0."item" = 'other'
          )
      )
        and t0."fiscal_year" = $2::int
      group by 1
      order by 1 limit 2001
    ) g
  ) as r0, ',"allocations":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t1."school_id" and t2."archived_at" is null
            ),
            'null'
          ) || ',"item":' || case t1."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t1."item")::regclass::text, 'null')
          end || ',"gapFen":' || coalesce(
            (
              t1."amount_fen" - (
                select coalesce(sum(pm.amount_fen), 0)::bigint
                from payment pm
                where pm.allocation_id = t1."id"
                  and (
                    (
                      pm."archived_at" is null
                        and (
                          pm."item" = 'base'
                            or pm."item" = 'boarding'
                            or pm."item" = 'small-school'
                            or pm."item" = 'high-cold'
                            or pm."item" = 'other'
                        )
                    )
                  )
              )
            )::text,
            'null'
          ) || ',"daysUnpaid":' || coalesce(
            (
              case
                when t1."amount_fen" > (
                  select coalesce(sum(pm.amount_fen), 0)::bigint
                  from payment pm
                  where pm.allocation_id = t1."id"
                    and (
                      (
                        pm."archived_at" is null
                          and (
                            pm."item" = 'base'
                              or pm."item" = 'boarding'
                              or pm."item" = 'small-school'
                              or pm."item" = 'high-cold'
                              or pm."item" = 'other'
                          )
                      )
                    )
                ) then greatest(
                  $3::text::date - t1."decided_on", 0
                )
                else 0
              end
            )::text,
            'null'
          ) || '}' as n0,
          1 as one
        from "allocation" t1
        where (
          t1."archived_at" is null
            and (
              t1."item" = 'base'
                or t1."item" = 'boarding'
                or t1."item" = 'small-school'
                or t1."item" = 'high-cold'
                or t1."item" = 'other'
            )
        )
          and (
            t1."fiscal_year" = $2::int
              and (
                case
                  when t1."amount_fen" > (
                    select coalesce(sum(pm.amount_fen), 0)::bigint
                    from payment pm
                    where pm.allocation_id = t1."id"
                      and (
                        (
                          pm."archived_at" is null
                            and (
                              pm."item" = 'base'
                                or pm."item" = 'boarding'
                                or pm."item" = 'small-school'
                                or pm."item" = 'high-cold'
                                or pm."item" = 'other'
                            )
                        )
                      )
                  ) then greatest(
                    $3::text::date - t1."decided_on", 0
                  )
                  else 0
                end
              ) > (90)
          )
        order by (
          t1."amount_fen" - (
            select coalesce(sum(pm.amount_fen), 0)::bigint
            from payment pm
            where pm.allocation_id = t1."id"
              and (
                (
                  pm."archived_at" is null
                    and (
                      pm."item" = 'base'
                        or pm."item" = 'boarding'
                        or pm."item" = 'small-school'
                        or pm."item" = 'high-cold'
                        or pm."item" = 'other'
                    )
                )
              )
          )
        ) desc,
          t1."id" desc limit 5
      ) p having true
    ) || '}}' as r1;
