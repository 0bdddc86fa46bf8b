-- one statement, as tc_township for township-officer:关面乡
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 text: nonce of the request, marks what the server splices in
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t12
          where (
            t12."archived_at" is null
              and (
                t12."hukou_township_id" = (select $2::uuid) or t12."residence_township_id" = (select $2::uuid)
              )
          )
            and (
              exists (
                select 1
                from "guardianship" t13
                where t13."child_id" = t12."id"
                  and (
                    t13."archived_at" is null
                      and (
                        t13."hukou_township_id" = (select $2::uuid)
                          or t13."residence_township_id" = (select $2::uuid)
                      )
                  )
                  and true
              )
                and not exists (
                  select 1
                  from "guardianship" t14
                  where t14."child_id" = t12."id"
                    and (
                      t14."archived_at" is null
                        and (
                          t14."hukou_township_id" = (select $2::uuid)
                            or t14."residence_township_id" = (select $2::uuid)
                        )
                    )
                    and not exists (
                      select 1
                      from "guardian" t15
                      where t15."id" = t14."guardian_id"
                        and (
                          t15."archived_at" is null
                            and (
                              exists (
                                select 1
                                from "guardianship" t16
                                where t16."guardian_id" = t15."id"
                                  and t16."archived_at" is null
                                  and (
                                    t16."hukou_township_id" = (select $2::uuid)
                                      or t16."residence_township_id" = (select $2::uuid)
                                  )
                              )
                                or t15."entered_township_id" = (select $2::uuid)
                                or exists (
                                  select 1
                                  from "care_contact" t17
                                  where t17."carer_id" = t15."id"
                                    and t17."archived_at" is null
                                    and t17."residence_township_id" = (select $2::uuid)
                                )
                            )
                        )
                        and (
                          (
                            exists (
                              select 1
                              from "guardianship" t18
                              where t18."guardian_id" = t15."id"
                                and t18."archived_at" is null
                                and t18."residence_township_id" = (select $2::uuid)
                            )
                          )
                            and t15."workplace_province" is not null
                        )
                    )
                )
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"ageBand":'
          || case case when t0."birth_date" > ($4::text::date - interval '6 years')::date then 'under-6' when t0."birth_date" <= ($4::text::date - interval '6 years')::date and t0."birth_date" > ($4::text::date - interval '14 years')::date then '6-13' when t0."birth_date" <= ($4::text::date - interval '14 years')::date and t0."birth_date" > ($4::text::date - interval '16 years')::date then '14-15' when t0."birth_date" <= ($4::text::date - interval '16 years')::date then '16+' end
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else 'null'
          end || ',"guardianships":' || (
            select case when count(*) > 10 then '"' || $3::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '"'
                || $3::text || ':m1o' || t1."child_id" || ',' || t1."guardian_id" || '"{"kind":'
                || case t1."kind"
                  when 'parent' then '"PARENT"'
                  when 'kin' then '"KIN"'
                  when 'entrusted' then '"ENTRUSTED"'
                  when 'institution' then '"INSTITUTION"'
                  when 'state' then '"STATE"'
                  else coalesce(('no code: ' || t1."kind")::regclass::text, 'null')
                end || ',"guardian":' || coalesce(
                  (
                    select '"'
                      || $3::text || ':m2o' || t2."id" || '"{"name":' || to_json(t2."name")::text
                      || ',"workplaceProvince":' || case
                        when (
                          exists (
                            select 1
                            from "guardianship" t5
                            where t5."guardian_id" = t2."id"
                              and t5."archived_at" is null
                              and t5."residence_township_id" = (select $2::uuid)
                          )
                        ) then '"'
                          || $3::text || ':m3o' || t2."id" || '"'
                          || coalesce(to_json(t2."workplace_province")::text, 'null')
                        else 'null'
                      end || '}'
                    from "guardian" t2
                    where t2."id" = t1."guardian_id"
                      and (
                        t2."archived_at" is null
                          and (
                            exists (
                              select 1
                              from "guardianship" t3
                              where t3."guardian_id" = t2."id"
                                and t3."archived_at" is null
                                and (
                                  t3."hukou_township_id" = (select $2::uuid)
                                    or t3."residence_township_id" = (select $2::uuid)
                                )
                            )
                              or t2."entered_township_id" = (select $2::uuid)
                              or exists (
                                select 1
                                from "care_contact" t4
                                where t4."carer_id" = t2."id"
                                  and t4."archived_at" is null
                                  and t4."residence_township_id" = (select $2::uuid)
                              )
                          )
                      )
                  ),
                  'null'
                ) || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."child_id" = t0."id"
                and (
                  t1."archived_at" is null
                    and (
                      t1."hukou_township_id" = (select $2::uuid)
                        or t1."residence_township_id" = (select $2::uuid)
                    )
                )
              order by t1."id" limit 11
            ) p having true
          ) || '}' as n1,
          1 as one
        from "child" t0
        where (
          t0."archived_at" is null
            and (t0."hukou_township_id" = (select $2::uuid) or t0."residence_township_id" = (select $2::uuid))
        )
          and (
            exists (
              select 1
              from "guardianship" t6
              where t6."child_id" = t0."id"
                and (
                  t6."archived_at" is null
                    and (
                      t6."hukou_township_id" = (select $2::uuid)
                        or t6."residence_township_id" = (select $2::uuid)
                    )
                )
                and true
            )
              and not exists (
                select 1
                from "guardianship" t7
                where t7."child_id" = t0."id"
                  and (
                    t7."archived_at" is null
                      and (
                        t7."hukou_township_id" = (select $2::uuid)
                          or t7."residence_township_id" = (select $2::uuid)
                      )
                  )
                  and not exists (
                    select 1
                    from "guardian" t8
                    where t8."id" = t7."guardian_id"
                      and (
                        t8."archived_at" is null
                          and (
                            exists (
                              select 1
                              from "guardianship" t9
                              where t9."guardian_id" = t8."id"
                                and t9."archived_at" is null
                                and (
                                  t9."hukou_township_id" = (select $2::uuid)
                                    or t9."residence_township_id" = (select $2::uuid)
                                )
                            )
                              or t8."entered_township_id" = (select $2::uuid)
                              or exists (
                                select 1
                                from "care_contact" t10
                                where t10."carer_id" = t8."id"
                                  and t10."archived_at" is null
                                  and t10."residence_township_id" = (select $2::uuid)
                              )
                          )
                      )
                      and (
                        (
                          exists (
                            select 1
                            from "guardianship" t11
                            where t11."guardian_id" = t8."id"
                              and t11."archived_at" is null
                              and t11."residence_township_id" = (select $2::uuid)
                          )
                        )
                          and t8."workplace_province" is not null
                      )
                  )
              )
          )
        order by t0."name", t0."id" limit 4
      ) p having true
    ) || '}}' as r0;
