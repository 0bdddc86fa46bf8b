-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"townships":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"kind":' || case t0."kind"
            when 'street' then '"STREET"'
            when 'town' then '"TOWN"'
            when 'township' then '"TOWNSHIP"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"schools":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t1."name")::text || ',"altitudeM":' || coalesce(t1."altitude_m"::text, 'null')
                || '}' as n0,
                1 as one
              from "school" t1
              where t1."township_id" = t0."id"
                and t1."archived_at" is null
                and (t1."altitude_m" >= (500) and t1."status" = 'operating')
              order by t1."name", t1."id" limit 10
            ) p having true
          ) || '}' as n0,
          1 as one
        from "township" t0
        where t0."archived_at" is null and t0."high_cold" = true
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || ',"schoolAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"boarding":'
              || coalesce(g.k0::text, 'null') || '},"count":' || g.n::text || ',"avg":{"altitudeM":'
              || coalesce(g.m2_0::text, 'null') || '},"max":{"altitudeM":' || coalesce(g.m3_0::text, 'null')
              || ',"openedOn":' || coalesce('"' || g.m3_1::text || '"', 'null') || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t2."boarding" as k0,
        count(*) as n, avg(t2."altitude_m")::float8 as m2_0, max(t2."altitude_m") as m3_0,
        max(t2."opened_on") as m3_1
      from "school" t2
      where t2."archived_at" is null
        and (
          t2."status" = 'operating'
            and exists (
              select 1
              from "township" t3
              where t3."id" = t2."township_id" and t3."archived_at" is null and t3."high_cold" = true
            )
        )
      group by 1
      order by 1 limit 2001
    ) g
  ) as r1;
