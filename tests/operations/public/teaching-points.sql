-- one statement, as tc_public for nobody in particular
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
          from "school" t3
          where (
            t3."kind" = '218'
              and exists (
                select 1
                from "school" t4
                where t4."id" = t3."parent_school_id" and true and t4."status" = 'operating'
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"openedOn":'
          || coalesce('"' || t0."opened_on"::text || '"', 'null')
          || ',"altitudeM":'
          || coalesce(t0."altitude_m"::text, 'null')
          || ',"parentSchool":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"headName":'
                || coalesce(to_json(t1."head_name")::text, 'null')
                || '}'
              from "school" t1
              where t1."id" = t0."parent_school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "school" t0
        where (
          t0."kind" = '218'
            and exists (
              select 1
              from "school" t2
              where t2."id" = t0."parent_school_id" and true and t2."status" = 'operating'
            )
        )
        order by t0."opened_on", t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
