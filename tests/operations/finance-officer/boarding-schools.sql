-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t5
          where (
            t5."county_town" <> true
              and t5."boarding" = true
              and exists (
                select 1
                from "school_headcount" t6
                where t6."school_id" = t5."id" and t6."certified_on" is not null and t6."boarders" > (0)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"altitudeM":'
          || coalesce(t0."altitude_m"::text, 'null')
          || ',"township":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || ',"highCold":' || t1."high_cold"::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and true
            ),
            'null'
          )
          || ',"headcounts":'
          || (
            select '{"totalCount":'
              || (
                select count(*)
                from "school_headcount" t3
                where t3."school_id" = t0."id" and t3."certified_on" is not null and t3."boarders" > (0)
              )::text
              || ',"nodes":['
              || coalesce(string_agg(p.n1, ','), '')
              || ']}'
            from (
              select '{"grade":'
                || t2."grade"::text
                || ',"students":'
                || t2."students"::text
                || ',"boarders":'
                || t2."boarders"::text
                || '}' as n1,
                1 as one
              from "school_headcount" t2
              where t2."school_id" = t0."id" and t2."certified_on" is not null and t2."boarders" > (0)
              order by t2."students" desc, t2."id" desc
              limit 2
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "school" t0
        where (
          t0."county_town" <> true
            and t0."boarding" = true
            and exists (
              select 1
              from "school_headcount" t4
              where t4."school_id" = t0."id" and t4."certified_on" is not null and t4."boarders" > (0)
            )
        )
        order by t0."name" desc, t0."id" desc
        limit 5
      ) p
      having true
    )
    || '}}' as r0;
