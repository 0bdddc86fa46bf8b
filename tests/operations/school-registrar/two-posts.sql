-- one statement, as tc_school for school-registrar:split-duties
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 1)
-- $4 date: today's date
-- $5 uuid[]: scope of the asker's assignments (group 0)
-- $6 int[]: [1, 2]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  ',"schoolClasses":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"grade":'
          || t0."grade"::text || ',"size":' || case
            when (t0."school_id" = (select $3::uuid)) then coalesce(
              coalesce(
                (
                  select cf.value::int
                  from closed_figure cf
                  where cf.row_id = t0."id"
                    and cf.measure = 'class-size'
                    and cf.latest
                    and $4::text::date >= make_date(t0."school_year" + 1, 9, 1)
                    and (
                      (
                        cf."archived_at" is null
                          and (
                            (
                              cf."school_id" = (select $3::uuid)
                                and (cf."measure" = 'class-size' or cf."measure" = 'class-size-opening')
                            )
                              or (
                                cf."school_id" = any((select $5::text::uuid[])::uuid[])
                                  and (cf."measure" = 'meals-eligible' or cf."measure" = 'meals-covered')
                              )
                          )
                      )
                    )
                ),
                (
                  select count(*)::int
                  from enrolment ce
                  where ce.class_id = t0."id"
                    and ce.valid_from <= least($4::text::date, make_date(t0."school_year" + 1, 9, 1) - 1)
                    and (
                      ce.valid_to is null
                        or ce.valid_to > least($4::text::date, make_date(t0."school_year" + 1, 9, 1) - 1)
                    )
                    and ((ce."archived_at" is null and ce."school_id" = (select $3::uuid)))
                )
              )::text,
              'null'
            )
            else 'null'
          end || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "school_class" t0
        where (
          t0."archived_at" is null
            and (
              t0."school_id" = any((select $5::text::uuid[])::uuid[]) or t0."school_id" = (select $3::uuid)
            )
        )
          and (t0."school_year" = (2026) and t0."grade" = any($6::text::int[]))
        order by t0."id" limit 51
      ) p having true
    ) || ',"notLarge":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_class" t3
          where (
            t3."archived_at" is null
              and (
                t3."school_id" = any((select $5::text::uuid[])::uuid[]) or t3."school_id" = (select $3::uuid)
              )
          )
            and (
              (
                (t3."school_id" = (select $3::uuid))
                  and (
                    coalesce(
                      (
                        select cf.value::int
                        from closed_figure cf
                        where cf.row_id = t3."id"
                          and cf.measure = 'class-size'
                          and cf.latest
                          and $4::text::date >= make_date(t3."school_year" + 1, 9, 1)
                          and (
                            (
                              cf."archived_at" is null
                                and (
                                  (
                                    cf."school_id" = (select $3::uuid)
                                      and (cf."measure" = 'class-size' or cf."measure" = 'class-size-opening')
                                  )
                                    or (
                                      cf."school_id" = any((select $5::text::uuid[])::uuid[])
                                        and (
                                          cf."measure" = 'meals-eligible' or cf."measure" = 'meals-covered'
                                        )
                                    )
                                )
                            )
                          )
                      ),
                      (
                        select count(*)::int
                        from enrolment ce
                        where ce.class_id = t3."id"
                          and ce.valid_from <= least(
                            $4::text::date, make_date(t3."school_year" + 1, 9, 1) - 1
                          )
                          and (
                            ce.valid_to is null
                              or ce.valid_to > least(
                                $4::text::date, make_date(t3."school_year" + 1, 9, 1) - 1
                              )
                          )
                          and ((ce."archived_at" is null and ce."school_id" = (select $3::uuid)))
                      )
                    ) >= 56
                  ) <> true
              )
                and t3."school_year" = (2026)
            )
        )::text || '}'
      from (
        select 1 as one
        from "school_class" t2
        where (
          t2."archived_at" is null
            and (
              t2."school_id" = any((select $5::text::uuid[])::uuid[]) or t2."school_id" = (select $3::uuid)
            )
        )
          and (
            (
              (t2."school_id" = (select $3::uuid))
                and (
                  coalesce(
                    (
                      select cf.value::int
                      from closed_figure cf
                      where cf.row_id = t2."id"
                        and cf.measure = 'class-size'
                        and cf.latest
                        and $4::text::date >= make_date(t2."school_year" + 1, 9, 1)
                        and (
                          (
                            cf."archived_at" is null
                              and (
                                (
                                  cf."school_id" = (select $3::uuid)
                                    and (cf."measure" = 'class-size' or cf."measure" = 'class-size-opening')
                                )
                                  or (
                                    cf."school_id" = any((select $5::text::uuid[])::uuid[])
                                      and (cf."measure" = 'meals-eligible' or cf."measure" = 'meals-covered')
                                  )
                              )
                          )
                        )
                    ),
                    (
                      select count(*)::int
                      from enrolment ce
                      where ce.class_id = t2."id"
                        and ce.valid_from <= least($4::text::date, make_date(t2."school_year" + 1, 9, 1) - 1)
                        and (
                          ce.valid_to is null
                            or ce.valid_to > least($4::text::date, make_date(t2."school_year" + 1, 9, 1) - 1)
                        )
                        and ((ce."archived_at" is null and ce."school_id" = (select $3::uuid)))
                    )
                  ) >= 56
                ) <> true
            )
              and t2."school_year" = (2026)
          )
        order by t2."id" limit 50
      ) p having true
    ) || ',"schoolClassAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t5."name")::text || '}'
                  from "school" t5
                  where t5."id" = g.k0 and t5."archived_at" is null
                ),
                'null'
              ) || '},"count":' || g.n::text || ',"sum":{"size":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t4."school_id" as k0,
        count(*) as n, sum(
          case
            when (t4."school_id" = (select $3::uuid)) then coalesce(
              (
                select cf.value::int
                from closed_figure cf
                where cf.row_id = t4."id"
                  and cf.measure = 'class-size'
                  and cf.latest
                  and $4::text::date >= make_date(t4."school_year" + 1, 9, 1)
                  and (
                    (
                      cf."archived_at" is null
                        and (
                          (
                            cf."school_id" = (select $3::uuid)
                              and (cf."measure" = 'class-size' or cf."measure" = 'class-size-opening')
                          )
                            or (
                              cf."school_id" = any((select $5::text::uuid[])::uuid[])
                                and (cf."measure" = 'meals-eligible' or cf."measure" = 'meals-covered')
                            )
                        )
                    )
                  )
              ),
              (
                select count(*)::int
                from enrolment ce
                where ce.class_id = t4."id"
                  and ce.valid_from <= least($4::text::date, make_date(t4."school_year" + 1, 9, 1) - 1)
                  and (
                    ce.valid_to is null
                      or ce.valid_to > least($4::text::date, make_date(t4."school_year" + 1, 9, 1) - 1)
                  )
                  and ((ce."archived_at" is null and ce."school_id" = (select $3::uuid)))
              )
            )
          end
        ) as m2_0
      from "school_class" t4
      where (
        t4."archived_at" is null
          and (t4."school_id" = any((select $5::text::uuid[])::uuid[]) or t4."school_id" = (select $3::uuid))
      )
        and t4."school_year" = (2026)
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1;
