-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
-- $2 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"empty":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_stage" t2
          where t2."archived_at" is null
            and (
              (
                case
                  when t2."valid_from" <= $2::text::date
                    and (
                      t2."valid_to" is null or t2."valid_to" > $2::text::date
                    ) then (
                      select sum(la.counted)::int
                      from (
                        select distinct on (hc.grade) hc.students as counted
                        from school_headcount hc
                        where hc.school_id = t2."school_id"
                          and hc.stage = t2."stage"
                          and hc.school_year = extract(
                            year
                            from ($2::text::date)::timestamp - interval '8 months'
                          )::int
                          and hc.certified_on is not null
                          and (hc."archived_at" is null)
                        order by hc.grade, hc.as_of desc
                      ) as la
                    )
                end
              ) * 1000 / nullif(t2."places", 0)
            ) < (250)
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t0."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t0."stage")::regclass::text, 'null')
          end || ',"places":' || coalesce(t0."places"::text, 'null') || ',"certifiedPupils":' || coalesce(
            (
              case
                when t0."valid_from" <= $2::text::date
                  and (
                    t0."valid_to" is null or t0."valid_to" > $2::text::date
                  ) then (
                    select sum(la.counted)::int
                    from (
                      select distinct on (hc.grade) hc.students as counted
                      from school_headcount hc
                      where hc.school_id = t0."school_id"
                        and hc.stage = t0."stage"
                        and hc.school_year = extract(
                          year
                          from ($2::text::date)::timestamp - interval '8 months'
                        )::int
                        and hc.certified_on is not null
                        and (hc."archived_at" is null)
                      order by hc.grade, hc.as_of desc
                    ) as la
                  )
              end
            )::text,
            'null'
          ) || ',"usePermille":' || coalesce(
            (
              (
                case
                  when t0."valid_from" <= $2::text::date
                    and (
                      t0."valid_to" is null or t0."valid_to" > $2::text::date
                    ) then (
                      select sum(la.counted)::int
                      from (
                        select distinct on (hc.grade) hc.students as counted
                        from school_headcount hc
                        where hc.school_id = t0."school_id"
                          and hc.stage = t0."stage"
                          and hc.school_year = extract(
                            year
                            from ($2::text::date)::timestamp - interval '8 months'
                          )::int
                          and hc.certified_on is not null
                          and (hc."archived_at" is null)
                        order by hc.grade, hc.as_of desc
                      ) as la
                    )
                end
              ) * 1000 / nullif(t0."places", 0)
            )::text,
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "school_stage" t0
        where t0."archived_at" is null
          and (
            (
              case
                when t0."valid_from" <= $2::text::date
                  and (
                    t0."valid_to" is null or t0."valid_to" > $2::text::date
                  ) then (
                    select sum(la.counted)::int
                    from (
                      select distinct on (hc.grade) hc.students as counted
                      from school_headcount hc
                      where hc.school_id = t0."school_id"
                        and hc.stage = t0."stage"
                        and hc.school_year = extract(
                          year
                          from ($2::text::date)::timestamp - interval '8 months'
                        )::int
                        and hc.certified_on is not null
                        and (hc."archived_at" is null)
                      order by hc.grade, hc.as_of desc
                    ) as la
                  )
              end
            ) * 1000 / nullif(t0."places", 0)
          ) < (250)
        order by t0."id" limit 3
      ) p having true
    ) || ',"short":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_stage" t5
          where t5."archived_at" is null
            and (
              (
                case
                  when t5."valid_from" <= $2::text::date
                    and (
                      t5."valid_to" is null or t5."valid_to" > $2::text::date
                    ) then (
                      select sum(la.counted)::int
                      from (
                        select distinct on (hc.grade) hc.students as counted
                        from school_headcount hc
                        where hc.school_id = t5."school_id"
                          and hc.stage = t5."stage"
                          and hc.school_year = extract(
                            year
                            from ($2::text::date)::timestamp - interval '8 months'
                          )::int
                          and hc.certified_on is not null
                          and (hc."archived_at" is null)
                        order by hc.grade, hc.as_of desc
                      ) as la
                    )
                end
              ) * 1000 / nullif(t5."places", 0)
            ) > (1000)
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t3."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t3."stage")::regclass::text, 'null')
          end || ',"places":' || coalesce(t3."places"::text, 'null') || ',"certifiedPupils":' || coalesce(
            (
              case
                when t3."valid_from" <= $2::text::date
                  and (
                    t3."valid_to" is null or t3."valid_to" > $2::text::date
                  ) then (
                    select sum(la.counted)::int
                    from (
                      select distinct on (hc.grade) hc.students as counted
                      from school_headcount hc
                      where hc.school_id = t3."school_id"
                        and hc.stage = t3."stage"
                        and hc.school_year = extract(
                          year
                          from ($2::text::date)::timestamp - interval '8 months'
                        )::int
                        and hc.certified_on is not null
                        and (hc."archived_at" is null)
                      order by hc.grade, hc.as_of desc
                    ) as la
                  )
              end
            )::text,
            'null'
          ) || ',"usePermille":' || coalesce(
            (
              (
                case
                  when t3."valid_from" <= $2::text::date
                    and (
                      t3."valid_to" is null or t3."valid_to" > $2::text::date
                    ) then (
                      select sum(la.counted)::int
                      from (
                        select distinct on (hc.grade) hc.students as counted
                        from school_headcount hc
                        where hc.school_id = t3."school_id"
                          and hc.stage = t3."stage"
                          and hc.school_year = extract(
                            year
                            from ($2::text::date)::timestamp - interval '8 months'
                          )::int
                          and hc.certified_on is not null
                          and (hc."archived_at" is null)
                        order by hc.grade, hc.as_of desc
                      ) as la
                    )
                end
              ) * 1000 / nullif(t3."places", 0)
            )::text,
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "school" t4
              where t4."id" = t3."school_id" and t4."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "school_stage" t3
        where t3."archived_at" is null
          and (
            (
              case
                when t3."valid_from" <= $2::text::date
                  and (
                    t3."valid_to" is null or t3."valid_to" > $2::text::date
                  ) then (
                    select sum(la.counted)::int
                    from (
                      select distinct on (hc.grade) hc.students as counted
                      from school_headcount hc
                      where hc.school_id = t3."school_id"
                        and hc.stage = t3."stage"
                        and hc.school_year = extract(
                          year
                          from ($2::text::date)::timestamp - interval '8 months'
                        )::int
                        and hc.certified_on is not null
                        and (hc."archived_at" is null)
                      order by hc.grade, hc.as_of desc
                    ) as la
                  )
              end
            ) * 1000 / nullif(t3."places", 0)
          ) > (1000)
        order by t3."id" limit 3
      ) p having true
    ) || '}}' as r0;
