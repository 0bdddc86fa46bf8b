-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 int: variable $schoolYear
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
          || ',"cap":'
          || t0."cap"::text
          || ',"size":'
          || coalesce(
            (
              select count(*)::int
              from enrolment ce
              where ce.class_id = t0."id" and ce.valid_to is null and (ce."school_id" = (select $3::uuid))
            )::text,
            'null'
          )
          || ',"large":'
          || coalesce(
            (
              (
                select count(*)
                from enrolment ce
                where ce.class_id = t0."id" and ce.valid_to is null and (ce."school_id" = (select $3::uuid))
              ) >= 56
            )::text,
            'null'
          )
          || '}' as n0,
          1 as one
        from "school_class" t0
        where t0."school_id" = (select $3::uuid) and t0."school_year" = $4::int
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"schoolClassAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"grade":'
              || coalesce(g.k0::text, 'null')
              || '},"count":'
              || g.n::text
              || ',"sum":{"size":'
              || coalesce(g.m2_0::text, 'null')
              || ',"cap":'
              || coalesce(g.m2_1::text, 'null')
              || '},"max":{"size":'
              || coalesce(g.m3_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t1."grade" as k0,
        count(*) as n,
        sum(
          (
            select count(*)::int
            from enrolment ce
            where ce.class_id = t1."id" and ce.valid_to is null and (ce."school_id" = (select $3::uuid))
          )
        ) as m2_0,
        sum(t1."cap") as m2_1,
        max(
          (
            select count(*)::int
            from enrolment ce
            where ce.class_id = t1."id" and ce.valid_to is null and (ce."school_id" = (select $3::uuid))
          )
        ) as m3_0
      from "school_class" t1
      where t1."school_id" = (select $3::uuid) and t1."school_year" = $4::int
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
