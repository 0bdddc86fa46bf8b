-- one statement, as tc_leader for district-leader
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"constructionProjects":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'new' then '"NEW"'
            when 'expand' then '"EXPAND"'
            when 'weak-school' then '"WEAK_SCHOOL"'
            when 'boarding' then '"BOARDING"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"places":' || t0."places"::text || ',"investmentFen":'
          || coalesce(t0."investment_fen"::text, 'null') || ',"deliveredOn":'
          || coalesce('"' || t0."delivered_on"::text || '"', 'null') || ',"openedOn":'
          || coalesce('"' || t0."opened_on"::text || '"', 'null') || ',"idle":' || coalesce(
            (
              select t0."opened_on" is null
                and coalesce(
                  t0."delivered_on" + make_interval(months => ip.number_value::int) < $3::text::date, false
                )
              from parameter ip
              where ip.key = 'construction.idle-months'
                and ip.township_id is null
                and ip.valid_from <= $3::text::date
                and (ip.valid_to is null or ip.valid_to > $3::text::date)
                and (ip."archived_at" is null)
            )::text,
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text || ',"status":' || case t1."status"
                  when 'planned' then '"PLANNED"'
                  when 'building' then '"BUILDING"'
                  when 'operating' then '"OPERATING"'
                  when 'idle' then '"IDLE"'
                  when 'merged' then '"MERGED"'
                  when 'closed' then '"CLOSED"'
                  else coalesce(('no code: ' || t1."status")::regclass::text, 'null')
                end || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "construction_project" t0
        where t0."archived_at" is null
          and (
            select t0."opened_on" is null
              and coalesce(
                t0."delivered_on" + make_interval(months => ip.number_value::int) < $3::text::date, false
              )
            from parameter ip
            where ip.key = 'construction.idle-months'
              and ip.township_id is null
              and ip.valid_from <= $3::text::date
              and (ip.valid_to is null or ip.valid_to > $3::text::date)
              and (ip."archived_at" is null)
          ) = true
        order by t0."id" limit 51
      ) p having true
    ) || ',"constructionProjectAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"idle":'
              || coalesce(g.k0::text, 'null') || '},"count":' || g.n::text || ',"sum":{"places":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"investmentFen":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select (
        select t2."opened_on" is null
          and coalesce(
            t2."delivered_on" + make_interval(months => ip.number_value::int) < $3::text::date, false
          )
        from parameter ip
        where ip.key = 'construction.idle-months'
          and ip.township_id is null
          and ip.valid_from <= $3::text::date
          and (ip.valid_to is null or ip.valid_to > $3::text::date)
          and (ip."archived_at" is null)
      ) as k0,
        count(*) as n, sum(t2."places") as m2_0, sum(t2."investment_fen") as m2_1
      from "construction_project" t2
      where t2."archived_at" is null and t2."delivered_on" is not null
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1, ',"residentialDevelopments":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t3."name")::text || ',"developer":' || to_json(t3."developer")::text || ',"places":'
          || t3."places"::text || ',"housingDeliveredOn":'
          || coalesce('"' || t3."housing_delivered_on"::text || '"', 'null') || ',"schoolStartedOn":'
          || coalesce('"' || t3."school_started_on"::text || '"', 'null') || '}' as n0,
          1 as one
        from "residential_development" t3
        where t3."archived_at" is null
          and (
            t3."school_duty" <> 'none'
              and (
                coalesce(t3."housing_planned_on" < coalesce(t3."school_planned_on", 'infinity'::date), false)
                  or coalesce(
                    t3."housing_started_on" < coalesce(t3."school_started_on", 'infinity'::date), false
                  )
                  or coalesce(
                    t3."housing_delivered_on" < coalesce(t3."school_delivered_on", 'infinity'::date), false
                  )
              )
          ) = true
        order by t3."id" limit 51
      ) p having true
    ) || '}}' as r2;
