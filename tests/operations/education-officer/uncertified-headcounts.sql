-- one statement, as tc_education for education-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"totalCount":'
        || (select count(*) from "school_headcount" t2 where t2."certified_on" is null)::text
        || ',"pageInfo":{"hasNextPage":'
        || (count(*) > 5)::text
        || '},"nodes":['
        || coalesce(array_to_string((array_agg(p.n2))[1:5], ','), '')
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
          || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"headName":'
                || coalesce(to_json(t1."head_name")::text, 'null')
                || ',"officePhone":'
                || coalesce(to_json(t1."office_phone")::text, 'null')
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n2,
          1 as one
        from "school_headcount" t0
        where t0."certified_on" is null
        order by t0."as_of" desc, t0."id" desc
        limit 6
      ) p
      having true
    )
    || '}}' as r0;
