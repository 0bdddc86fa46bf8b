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
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"parentSchool":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."parent_school_id" and true
            ),
            'null'
          )
          || ',"headcounts":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"schoolYear":'
                || t2."school_year"::text
                || ',"grade":'
                || t2."grade"::text
                || ',"students":'
                || t2."students"::text
                || ',"certifiedOn":'
                || coalesce('"' || t2."certified_on"::text || '"', 'null')
                || '}' as n0,
                1 as one
              from "school_headcount" t2
              where t2."school_id" = t0."id" and t2."certified_on" is not null
              order by t2."id"
              limit 50
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school" t0
        where (
          t0."kind" = '218'
            and exists (
              select 1
              from "school_headcount" t3
              where t3."school_id" = t0."id" and t3."certified_on" is not null and true
            )
        )
        order by t0."name", t0."id"
        limit 6
      ) p
      having true
    )
    || '}}' as r0;
