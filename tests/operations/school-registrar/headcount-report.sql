-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"totalCount":'
        || (select count(*) from "school_headcount" t1 where t1."school_id" = (select $3::uuid))::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"grade":'
          || t0."grade"::text
          || ',"asOf":"'
          || t0."as_of"::text
          || '","students":'
          || t0."students"::text
          || ',"boarders":'
          || t0."boarders"::text
          || ',"classes":'
          || t0."classes"::text
          || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null')
          || '}' as n1,
          1 as one
        from "school_headcount" t0
        where t0."school_id" = (select $3::uuid)
        order by t0."as_of", t0."id"
        limit 3
      ) p
      having true
    )
    || ',"schoolHeadcountAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"schoolYear":'
              || coalesce(g.k1::text, 'null')
              || ',"school":'
              || coalesce(
                (
                  select '{"name":' || to_json(t3."name")::text || '}'
                  from "school" t3
                  where t3."id" = g.k0 and true
                ),
                'null'
              )
              || '},"sum":{"students":'
              || coalesce(g.m1_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t2."school_id" as k0, t2."school_year" as k1, count(*) as n, sum(t2."students") as m1_0
      from "school_headcount" t2
      where t2."school_id" = (select $3::uuid)
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r1;
