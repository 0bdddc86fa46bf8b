-- one statement, as tc_police for police-officer:two-stations
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text[]: ["五通乡", "麻柳乡"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"officePhone":'
          || coalesce(to_json(t0."office_phone")::text, 'null') || '}' as n0,
          1 as one
        from "school" t0
        where t0."archived_at" is null
          and (
            t0."status" = 'operating'
              and exists (
                select 1
                from "township" t1
                where t1."id" = t0."township_id"
                  and t1."archived_at" is null
                  and t1."name" = any($3::text::text[])
              )
          )
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
