-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text[]: ["planned", "building"]
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"status":'
              || case g.k0
                when 'planned' then '"PLANNED"'
                when 'building' then '"BUILDING"'
                when 'operating' then '"OPERATING"'
                when 'idle' then '"IDLE"'
                when 'merged' then '"MERGED"'
                when 'closed' then '"CLOSED"'
                else 'null'
              end
              || ',"countyTown":'
              || coalesce(g.k1::text, 'null')
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."status" as k0, t0."county_town" as k1, count(*) as n
      from "school" t0
      where true
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0,
  ',"planned":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t1."name")::text
          || ',"status":'
          || case t1."status"
            when 'planned' then '"PLANNED"'
            when 'building' then '"BUILDING"'
            when 'operating' then '"OPERATING"'
            when 'idle' then '"IDLE"'
            when 'merged' then '"MERGED"'
            when 'closed' then '"CLOSED"'
            else 'null'
          end
          || ',"openedOn":'
          || coalesce('"' || t1."opened_on"::text || '"', 'null')
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "township" t2
              where t2."id" = t1."township_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "school" t1
        where t1."status" = any($3::text::text[])
        order by t1."name", t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r1;
