-- one statement, as tc_civil_affairs for civil-affairs-officer
-- $1 text: ticket, for the row policies
-- $2 date: today's date
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"civilAffairsCandidates":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "civil_affairs_candidate" t5
          where (
            t5."archived_at" is null
              and (
                t5."valid_from" <= $2::text::date
                  and (t5."valid_to" is null or t5."valid_to" > $2::text::date)
              )
          )
            and t5."reason" = 'reported'
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."child_id" || '"{"reason":' || case t0."reason"
            when 'listed' then '"LISTED"'
            when 'referred' then '"REFERRED"'
            when 'reported' then '"REPORTED"'
            when 'left-behind' then '"LEFT_BEHIND"'
            else coalesce(('no code: ' || t0."reason")::regclass::text, 'null')
          end || ',"validFrom":"' || t0."valid_from"::text || '","child":' || coalesce(
            (
              select '"' || $3::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (
                  t1."archived_at" is null
                    and exists (
                      select 1
                      from "civil_affairs_candidate" t2
                      where t2."child_id" = t1."id"
                        and t2."archived_at" is null
                        and (
                          t2."valid_from" <= $2::text::date
                            and (t2."valid_to" is null or t2."valid_to" > $2::text::date)
                        )
                    )
                )
            ),
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":'
                || to_json(t3."name")::text || ',"officePhone":'
                || coalesce(to_json(t3."office_phone")::text, 'null') || '}'
              from "school" t3
              where t3."id" = t0."school_id" and t3."archived_at" is null
            ),
            'null'
          ) || ',"residenceTownship":' || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "township" t4
              where t4."id" = t0."residence_township_id" and t4."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "civil_affairs_candidate" t0
        where (
          t0."archived_at" is null
            and (
              t0."valid_from" <= $2::text::date and (t0."valid_to" is null or t0."valid_to" > $2::text::date)
            )
        )
          and t0."reason" = 'reported'
        order by t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
