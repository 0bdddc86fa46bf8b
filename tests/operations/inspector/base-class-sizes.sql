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
  '{"data":{"schoolClasses":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"grade":'
          || t0."grade"::text
          || ',"classNo":'
          || t0."class_no"::text
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t0."id"
                and ce.valid_to is null
                and (ce."school_id" = any((select $3::text::uuid[])::uuid[]))
            )::text,
            'null'
          )
          || ',"large":'
          || coalesce(
            (
              (
                select count(*)
                from enrolment ce
                where ce.class_id = t0."id"
                  and ce.valid_to is null
                  and (ce."school_id" = any((select $3::text::uuid[])::uuid[]))
              ) >= 56
            )::text,
            'null'
          )
          || ',"cap":'
          || t0."cap"::text
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "school_class" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[])
          and (t0."school_year" = (2026) and t0."grade" <= (3))
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
