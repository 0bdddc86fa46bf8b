-- one statement, as tc_teacher for teacher:subject
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: scope of the asker's assignments (group 0)
-- $5 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"counsellingSessions":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"heldOn":"'
          || t0."held_on"::text
          || '","topic":'
          || case t0."topic"
            when 'learning' then '"LEARNING"'
            when 'family' then '"FAMILY"'
            when 'peers' then '"PEERS"'
            when 'emotion' then '"EMOTION"'
            when 'safety' then '"SAFETY"'
            else 'null'
          end
          || ',"note":'
          || coalesce(
            '"' || $3::text || ':s' || '0' || ':' || t0."id" || ':' || t0."note_cipher" || '"', 'null'
          )
          || ',"child":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  exists (
                    select 1
                    from "enrolment" t2
                    where t2."child_id" = t1."id"
                      and (
                        t2."valid_to" is null
                          and exists (
                            select 1
                            from "class_teaching" t3
                            where t3."class_id" = t2."class_id"
                              and (
                                t3."teacher_id" = (select $4::uuid)
                                  and (
                                    t3."valid_from" <= $5::text::date
                                      and (t3."valid_to" is null or t3."valid_to" > $5::text::date)
                                  )
                              )
                          )
                      )
                  )
                    or exists (
                      select 1
                      from "counselling_session" t4
                      where t4."child_id" = t1."id" and t4."counsellor_teacher_id" = (select $4::uuid)
                    )
                )
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "counselling_session" t0
        where t0."counsellor_teacher_id" = (select $4::uuid)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
