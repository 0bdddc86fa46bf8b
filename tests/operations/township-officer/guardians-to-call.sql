-- one statement, as tc_township for township-officer:五通乡
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"guardians":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "guardian" t12
          where (
            t12."archived_at" is null
              and (
                t12."id" = any(
                  array(
                    select t13."guardian_id"
                    from "guardianship" t13
                    where (
                      t13."hukou_township_id" = (select $2::uuid)
                        or t13."residence_township_id" = (select $2::uuid)
                    )
                      and t13."archived_at" is null
                  )
                )
                  or t12."entered_township_id" = (select $2::uuid)
                  or t12."id" = any(
                    array(
                      select t14."carer_id"
                      from "care_contact" t14
                      where t14."residence_township_id" = (select $2::uuid) and t14."archived_at" is null
                    )
                  )
              )
          )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"phone":' || case
            when (
              (
                exists (
                  select 1
                  from "guardianship" t2
                  where t2."guardian_id" = t0."id"
                    and t2."archived_at" is null
                    and t2."hukou_township_id" = (select $2::uuid)
                )
                  or exists (
                    select 1
                    from "care_contact" t3
                    where t3."carer_id" = t0."id"
                      and t3."archived_at" is null
                      and t3."residence_township_id" = (select $2::uuid)
                  )
              )
            ) then '"'
              || $3::text || ':m1o' || t0."id" || '"' || coalesce(
                '"' || $3::text || ':s' || '0' || ':' || t0."id" || ':' || t0."phone_cipher" || '"', 'null'
              )
            else 'null'
          end || ',"workplaceProvince":' || case
            when (
              exists (
                select 1
                from "guardianship" t4
                where t4."guardian_id" = t0."id"
                  and t4."archived_at" is null
                  and t4."residence_township_id" = (select $2::uuid)
              )
            ) then '"'
              || $3::text || ':m2o' || t0."id" || '"'
              || coalesce(to_json(t0."workplace_province")::text, 'null')
            else 'null'
          end || ',"guardianships":' || case
            when (
              exists (
                select 1
                from "guardianship" t9
                where t9."guardian_id" = t0."id"
                  and t9."archived_at" is null
                  and (
                    t9."hukou_township_id" = (select $2::uuid)
                      or t9."residence_township_id" = (select $2::uuid)
                  )
              )
            ) then '"'
              || $3::text || ':m3o' || t0."id" || '"' || (
                select case when count(*) > 10 then '"' || $3::text || ':t' || '1' || '"' else '' end
                  || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
                from (
                  select '"'
                    || $3::text || ':m4o' || t5."child_id" || ',' || t5."guardian_id" || '"{"child":'
                    || coalesce(
                      (
                        select '"'
                          || $3::text || ':m5o' || t6."id" || '"{"name":' || to_json(t6."name")::text
                          || ',"students":' || case
                            when (t6."hukou_township_id" = (select $2::uuid)) then '"'
                              || $3::text || ':m6o' || t6."id" || '"' || (
                                select case
                                  when count(*) > 1 then '"' || $3::text || ':t' || '2' || '"'
                                  else ''
                                end
                                  || '{"nodes":['
                                  || coalesce(array_to_string((array_agg(p.n0))[1:1], ','), '') || ']}'
                                from (
                                  select '"'
                                    || $3::text || ':m7o' || t7."child_id" || '"{"school":' || coalesce(
                                      (
                                        select '{"name":' || to_json(t8."name")::text || '}'
                                        from "school" t8
                                        where t8."id" = t7."school_id" and t8."archived_at" is null
                                      ),
                                      'null'
                                    ) || '}' as n0,
                                    1 as one
                                  from "student" t7
                                  where t7."child_id" = t6."id"
                                    and (
                                      t7."archived_at" is null and t7."hukou_township_id" = (select $2::uuid)
                                    )
                                  order by t7."id" limit 2
                                ) p having true
                              )
                            else 'null'
                          end || '}'
                        from "child" t6
                        where t6."id" = t5."child_id"
                          and (
                            t6."archived_at" is null
                              and (
                                t6."hukou_township_id" = (select $2::uuid)
                                  or t6."residence_township_id" = (select $2::uuid)
                              )
                          )
                      ),
                      'null'
                    ) || '}' as n0,
                    1 as one
                  from "guardianship" t5
                  where t5."guardian_id" = t0."id"
                    and (
                      t5."archived_at" is null
                        and (
                          t5."hukou_township_id" = (select $2::uuid)
                            or t5."residence_township_id" = (select $2::uuid)
                        )
                    )
                  order by t5."id" limit 11
                ) p having true
              )
            else 'null'
          end || '}' as n1,
          1 as one
        from "guardian" t0
        where (
          t0."archived_at" is null
            and (
              t0."id" = any(
                array(
                  select t10."guardian_id"
                  from "guardianship" t10
                  where (
                    t10."hukou_township_id" = (select $2::uuid)
                      or t10."residence_township_id" = (select $2::uuid)
                  )
                    and t10."archived_at" is null
                )
              )
                or t0."entered_township_id" = (select $2::uuid)
                or t0."id" = any(
                  array(
                    select t11."carer_id"
                    from "care_contact" t11
                    where t11."residence_township_id" = (select $2::uuid) and t11."archived_at" is null
                  )
                )
            )
        )
        order by case
          when (
            exists (
              select 1
              from "guardianship" t1
              where t1."guardian_id" = t0."id"
                and t1."archived_at" is null
                and (
                  t1."hukou_township_id" = (select $2::uuid) or t1."residence_township_id" = (select $2::uuid)
                )
            )
          ) then t0."name"
        end,
          t0."id" limit 6
      ) p having true
    ) || '}}' as r0;
