-- one statement, as tc_civil_affairs for civil-affairs-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 date: "2020-09-01"
-- $5 date: "2010-09-01"
-- $6 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"difficultyRecords":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "difficulty_record" t13
          where (
            t13."status" = 'confirmed'
              and (t13."school_id" is not null) = false
              and exists (
                select 1
                from "child" t14
                where t14."id" = t13."child_id"
                  and exists (
                    select 1
                    from "civil_affairs_candidate" t15
                    where t15."child_id" = t14."id"
                      and (
                        t15."valid_from" <= $3::text::date
                          and (t15."valid_to" is null or t15."valid_to" > $3::text::date)
                      )
                  )
                  and (t14."birth_date" < $4::text::date and t14."birth_date" >= $5::text::date)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"category":'
          || case t0."category"
            when 'orphan' then '"ORPHAN"'
            when 'unsupported' then '"UNSUPPORTED"'
            when 'destitute' then '"DESTITUTE"'
            when 'low-income' then '"LOW_INCOME"'
            when 'illness' then '"ILLNESS"'
            when 'disability' then '"DISABILITY"'
            when 'no-guardian' then '"NO_GUARDIAN"'
            when 'migrant' then '"MIGRANT"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"inSchool":'
          || coalesce((t0."school_id" is not null)::text, 'null')
          || ',"child":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"ageBand":'
                || case case when t1."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6' when t1."birth_date" <= ($3::text::date - interval '6 years')::date and t1."birth_date" > ($3::text::date - interval '14 years')::date then '6-13' when t1."birth_date" <= ($3::text::date - interval '14 years')::date and t1."birth_date" > ($3::text::date - interval '16 years')::date then '14-15' when t1."birth_date" <= ($3::text::date - interval '16 years')::date then '16+' end
                  when 'under-6' then '"UNDER_6"'
                  when '6-13' then '"FROM_6_TO_13"'
                  when '14-15' then '"FROM_14_TO_15"'
                  when '16+' then '"FROM_16"'
                  else 'null'
                end
                || ',"guardianships":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"kind":'
                      || case t3."kind"
                        when 'parent' then '"PARENT"'
                        when 'kin' then '"KIN"'
                        when 'entrusted' then '"ENTRUSTED"'
                        when 'institution' then '"INSTITUTION"'
                        when 'state' then '"STATE"'
                        else 'null'
                      end
                      || ',"status":'
                      || case t3."status"
                        when 'active' then '"ACTIVE"'
                        when 'suspended' then '"SUSPENDED"'
                        when 'revoked' then '"REVOKED"'
                        else 'null'
                      end
                      || ',"guardian":'
                      || coalesce(
                        (
                          select '{"name":'
                            || to_json(t4."name")::text
                            || ',"phone":'
                            || coalesce(
                              '"'
                                || $6::text
                                || ':s'
                                || '0'
                                || ':'
                                || t4."id"
                                || ':'
                                || t4."phone_cipher"
                                || '"',
                              'null'
                            )
                            || '}'
                          from "guardian" t4
                          where t4."id" = t3."guardian_id"
                            and exists (
                              select 1
                              from "guardianship" t5
                              where t5."guardian_id" = t4."id"
                                and exists (
                                  select 1
                                  from "child" t6
                                  where t6."id" = t5."child_id"
                                    and exists (
                                      select 1
                                      from "civil_affairs_candidate" t7
                                      where t7."child_id" = t6."id"
                                        and (
                                          t7."valid_from" <= $3::text::date
                                            and (t7."valid_to" is null or t7."valid_to" > $3::text::date)
                                        )
                                    )
                                )
                            )
                        ),
                        'null'
                      )
                      || '}' as n0,
                      1 as one
                    from "guardianship" t3
                    where t3."child_id" = t1."id"
                      and exists (
                        select 1
                        from "child" t8
                        where t8."id" = t3."child_id"
                          and exists (
                            select 1
                            from "civil_affairs_candidate" t9
                            where t9."child_id" = t8."id"
                              and (
                                t9."valid_from" <= $3::text::date
                                  and (t9."valid_to" is null or t9."valid_to" > $3::text::date)
                              )
                          )
                      )
                    order by t3."id"
                    limit 10
                  ) p
                  having true
                )
                || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and exists (
                  select 1
                  from "civil_affairs_candidate" t2
                  where t2."child_id" = t1."id"
                    and (
                      t2."valid_from" <= $3::text::date
                        and (t2."valid_to" is null or t2."valid_to" > $3::text::date)
                    )
                )
            ),
            'null'
          )
          || ',"acceptedTownship":'
          || coalesce(
            (
              select '{"name":' || to_json(t10."name")::text || '}'
              from "township" t10
              where t10."id" = t0."accepted_township_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "difficulty_record" t0
        where (
          t0."status" = 'confirmed'
            and (t0."school_id" is not null) = false
            and exists (
              select 1
              from "child" t11
              where t11."id" = t0."child_id"
                and exists (
                  select 1
                  from "civil_affairs_candidate" t12
                  where t12."child_id" = t11."id"
                    and (
                      t12."valid_from" <= $3::text::date
                        and (t12."valid_to" is null or t12."valid_to" > $3::text::date)
                    )
                )
                and (t11."birth_date" < $4::text::date and t11."birth_date" >= $5::text::date)
            )
        )
        order by t0."id"
        limit 5
      ) p
      having true
    )
    || '}}' as r0;
