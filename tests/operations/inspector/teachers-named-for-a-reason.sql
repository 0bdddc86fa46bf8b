-- one statement, as tc_inspection for inspector:staffing-inspection
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"personnelRelations":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"unit":'
          || case t0."unit" when 'school' then '"SCHOOL"' when 'pool' then '"POOL"' else 'null' end
          || ',"validFrom":"'
          || t0."valid_from"::text
          || '","teacher":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id"
                and (
                  t1."school_id" = any((select $3::text::uuid[])::uuid[])
                    or exists (
                      select 1
                      from "teaching_placement" t2
                      where t2."teacher_id" = t1."id"
                        and (
                          t2."school_id" = any((select $3::text::uuid[])::uuid[])
                            and (
                              t2."valid_from" <= $4::text::date
                                and (t2."valid_to" is null or t2."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
            ),
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "personnel_relation" t0
        where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."confirmed_on" is null
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
