-- one statement, as tc_inspection for inspector:enrolment-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"enrolments":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "enrolment" t3
          where t3."school_id" = any((select $3::text::uuid[])::uuid[])
            and exists (
              select 1
              from "school_class" t4
              where t4."id" = t3."class_id"
                and t4."school_id" = any((select $3::text::uuid[])::uuid[])
                and (t4."school_year" = (2026) and t4."grade" = (1))
            )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'catchment' then '"CATCHMENT"'
            when 'migrant' then '"MIGRANT"'
            when 'transfer' then '"TRANSFER"'
            when 'allotted' then '"ALLOTTED"'
            else 'null'
          end
          || ',"boarding":'
          || t0."boarding"::text
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","school":'
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
        from "enrolment" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[])
          and exists (
            select 1
            from "school_class" t2
            where t2."id" = t0."class_id"
              and t2."school_id" = any((select $3::text::uuid[])::uuid[])
              and (t2."school_year" = (2026) and t2."grade" = (1))
          )
        order by t0."id"
        limit 6
      ) p
      having true
    )
    || '}}' as r0;
