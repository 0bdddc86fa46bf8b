-- one statement, as tc_township for township-officer:关面乡
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"assistances":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."child_id" || '"{"kind":' || case t0."kind"
            when 'living' then '"LIVING"'
            when 'medical' then '"MEDICAL"'
            when 'temporary' then '"TEMPORARY"'
            when 'education' then '"EDUCATION"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"amountFen":' || t0."amount_fen"::text || ',"householdFinances":' || coalesce(
            '"' || $2::text || ':s' || '0' || ':' || t0."id" || ':' || t0."household_finances_cipher" || '"',
            'null'
          ) || ',"child":' || coalesce(
            (
              select '"' || $2::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."archived_at" is null
                    and (
                      t1."hukou_township_id" = (select $3::uuid)
                        or t1."residence_township_id" = (select $3::uuid)
                    )
                )
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "assistance" t0
        where (t0."archived_at" is null and t0."accepted_township_id" = (select $3::uuid))
        order by t0."id" limit 10
      ) p having true
    ) || ',"difficultyRecords":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "difficulty_record" t4
          where (
            t4."archived_at" is null
              and (
                t4."residence_township_id" = (select $3::uuid)
                  or t4."accepted_township_id" = (select $3::uuid)
              )
          )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m2o' || t2."child_id" || '"{"category":' || case t2."category"
            when 'orphan' then '"ORPHAN"'
            when 'unsupported' then '"UNSUPPORTED"'
            when 'destitute' then '"DESTITUTE"'
            when 'low-income' then '"LOW_INCOME"'
            when 'illness' then '"ILLNESS"'
            when 'disability' then '"DISABILITY"'
            when 'no-guardian' then '"NO_GUARDIAN"'
            when 'migrant' then '"MIGRANT"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t2."category")::regclass::text, 'null')
          end || ',"status":' || case t2."status"
            when 'applied' then '"APPLIED"'
            when 'confirmed' then '"CONFIRMED"'
            when 'refused' then '"REFUSED"'
            when 'ended' then '"ENDED"'
            else coalesce(('no code: ' || t2."status")::regclass::text, 'null')
          end || ',"acceptedTownship":' || case
            when (t2."accepted_township_id" = (select $3::uuid)) then '"'
              || $2::text || ':m3o' || t2."child_id" || '"' || coalesce(
                (
                  select '{"name":' || to_json(t3."name")::text || '}'
                  from "township" t3
                  where t3."id" = t2."accepted_township_id" and t3."archived_at" is null
                ),
                'null'
              )
            else 'null'
          end || '}' as n1,
          1 as one
        from "difficulty_record" t2
        where (
          t2."archived_at" is null
            and (
              t2."residence_township_id" = (select $3::uuid) or t2."accepted_township_id" = (select $3::uuid)
            )
        )
        order by t2."id" limit 10
      ) p having true
    ) || '}}' as r0;
