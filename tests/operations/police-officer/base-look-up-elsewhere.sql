-- one statement, as tc_police for police-officer:临江镇
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 blindIndex[]: variable $number
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state), (
    select count(*)
    from (
      select 1
      from "child" t2
      where (
        t2."archived_at" is null
          and (
            t2."hukou_township_id" = (select $2::uuid)
              or t2."residence_township_id" = (select $2::uuid)
              or exists (
                select 1
                from "mandatory_report" t3
                where t3."child_id" = t2."id"
                  and t3."archived_at" is null
                  and (t3."to_police" = true and t3."township_id" = (select $2::uuid))
              )
          )
      )
        and (
          ((t2."hukou_township_id" = (select $2::uuid) or t2."residence_township_id" = (select $2::uuid)))
            and t2."id_number_index" = any($3::text::text[])
        ) limit 1
    ) found
  ), (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select case when count(*) > 50 then '"' || $4::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m0' || case
            when (
              t0."archived_at" is null
                and (
                  t0."hukou_township_id" = (select $2::uuid) or t0."residence_township_id" = (select $2::uuid)
                )
            ) then 'o'
            else 'p'
          end || t0."id" || '"{"id":"' || t0."id"::text || '"}' as n0,
          1 as one
        from "child" t0
        where (
          t0."archived_at" is null
            and (
              t0."hukou_township_id" = (select $2::uuid)
                or t0."residence_township_id" = (select $2::uuid)
                or t0."id" = any(
                  array(
                    select t1."child_id"
                    from "mandatory_report" t1
                    where (t1."to_police" = true and t1."township_id" = (select $2::uuid))
                      and t1."archived_at" is null
                  )
                )
            )
        )
          and (
            ((t0."hukou_township_id" = (select $2::uuid) or t0."residence_township_id" = (select $2::uuid)))
              and t0."id_number_index" = any($3::text::text[])
          )
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
