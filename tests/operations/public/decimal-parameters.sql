-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 float: 4.25
-- $4 float: 4.15
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"parameters":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"key":'
          || to_json(t0."key")::text || ',"numberValue":' || coalesce(t0."number_value"::text, 'null')
          || ',"unit":' || to_json(t0."unit")::text || '}' as n0,
          1 as one
        from "parameter" t0
        where t0."archived_at" is null and (t0."number_value" < $3::float8 and t0."number_value" > $4::float8)
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
