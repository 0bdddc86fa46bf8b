-- one statement, as tc_guardian for guardian:siblings-father
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"reportReleases":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"releasedOn":"'
                || t1."released_on"::text
                || '","outcome":'
                || case t1."outcome"
                  when 'no-finding' then '"NO_FINDING"'
                  when 'support' then '"SUPPORT"'
                  when 'measures' then '"MEASURES"'
                  else 'null'
                end
                || '}' as n0,
                1 as one
              from "report_release" t1
              where t1."child_id" = t0."id"
                and exists (
                  select 1
                  from "child" t2
                  where t2."id" = t1."child_id"
                    and exists (
                      select 1
                      from "guardianship" t3
                      where t3."child_id" = t2."id"
                        and (
                          t3."guardian_id" = (select $3::uuid)
                            and t3."status" = 'active'
                            and (
                              t3."valid_from" <= $4::text::date
                                and (t3."valid_to" is null or t3."valid_to" > $4::text::date)
                            )
                        )
                    )
                )
              order by t1."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "child" t0
        where exists (
          select 1
          from "guardianship" t4
          where t4."child_id" = t0."id"
            and (
              t4."guardian_id" = (select $3::uuid)
                and t4."status" = 'active'
                and (
                  t4."valid_from" <= $4::text::date
                    and (t4."valid_to" is null or t4."valid_to" > $4::text::date)
                )
            )
        )
        order by t0."name", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"entrustedCares":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"noticeToVillageOn":'
          || coalesce('"' || t5."notice_to_village_on"::text || '"', 'null')
          || ',"child":'
          || coalesce(
            (
              select '{"name":' || to_json(t6."name")::text || '}'
              from "child" t6
              where t6."id" = t5."child_id"
                and exists (
                  select 1
                  from "guardianship" t7
                  where t7."child_id" = t6."id"
                    and (
                      t7."guardian_id" = (select $3::uuid)
                        and t7."status" = 'active'
                        and (
                          t7."valid_from" <= $4::text::date
                            and (t7."valid_to" is null or t7."valid_to" > $4::text::date)
                        )
                    )
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "entrusted_care" t5
        where (
          t5."guardian_id" = (select $3::uuid)
            and exists (
              select 1
              from "child" t8
              where t8."id" = t5."child_id"
                and exists (
                  select 1
                  from "guardianship" t9
                  where t9."child_id" = t8."id"
                    and (
                      t9."guardian_id" = (select $3::uuid)
                        and t9."status" = 'active'
                        and (
                          t9."valid_from" <= $4::text::date
                            and (t9."valid_to" is null or t9."valid_to" > $4::text::date)
                        )
                    )
                )
            )
        )
        order by t5."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
