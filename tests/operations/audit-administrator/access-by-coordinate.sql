-- one statement, as tc_audit for audit-administrator
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text: "MandatoryReport.status"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"shownFields":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"coordinate":'
          || to_json(t0."coordinate")::text || ',"use":' || to_json(t0."use")::text || ',"records":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '"'
                || $2::text || ':m0o"{"at":"'
                || to_char(t1."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","account":'
                || coalesce(to_json(t1."account")::text, 'null') || ',"purpose":'
                || coalesce(to_json(t1."purpose")::text, 'null') || ',"subjects":' || t1."subjects"::text
                || '}' as n0,
                1 as one
              from "access_record" t1
              where t1."set_id" = t0."set_id" and t1."archived_at" is null
              order by t1."at" desc, t1."id" desc limit 5
            ) p having true
          ) || '}' as n0,
          1 as one
        from "shown_field" t0
        where t0."archived_at" is null and t0."coordinate" = $3::text
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
