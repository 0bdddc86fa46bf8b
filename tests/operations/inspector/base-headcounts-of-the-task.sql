-- one statement, as tc_inspection for inspector:funding-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school_headcount" t2
          where (t2."school_id" = any((select $3::text::uuid[])::uuid[]) and t2."certified_on" is not null)
            and t2."school_year" = (2026)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"grade":'
          || t0."grade"::text
          || ',"students":'
          || t0."students"::text
          || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school_headcount" t0
        where (t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."certified_on" is not null)
          and t0."school_year" = (2026)
        order by t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
