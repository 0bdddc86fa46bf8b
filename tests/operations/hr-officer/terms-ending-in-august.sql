-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 date: "2027-08-31"
-- $3 date: "2026-12-01"
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"appointments":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "appointment" t1
          where t1."archived_at" is null
            and ((t1."valid_to" - 1) <= $2::text::date and (t1."valid_to" - 1) >= $3::text::date)
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m0o' || t0."teacher_id" || '"{"validTo":"' || t0."valid_to"::text || '","lastDay":'
          || coalesce('"' || (t0."valid_to" - 1)::text || '"', 'null') || '}' as n1,
          1 as one
        from "appointment" t0
        where t0."archived_at" is null
          and ((t0."valid_to" - 1) <= $2::text::date and (t0."valid_to" - 1) >= $3::text::date)
        order by t0."id" limit 3
      ) p having true
    ) || '}}' as r0;
