-- one statement, as tc_leader for district-leader
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"enrolmentCube":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"schools":'
          || t0."schools"::text
          || ',"students":'
          || coalesce(t0."students"::text, 'null')
          || '}' as n0,
          1 as one
        from "enrolment_cube" t0
        where t0."level" = 'district'
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
