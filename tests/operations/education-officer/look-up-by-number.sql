-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
-- $2 blindIndex[]: variable $number
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state), (
    select count(*)
    from (
      select 1
      from "child" t1
      where t1."archived_at" is null and t1."id_number_index" = any($2::text::text[]) limit 1
    ) found
  ), (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select case when count(*) > 50 then '"' || $3::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."id" || '"{"id":"' || t0."id"::text || '","name":'
          || to_json(t0."name")::text || ',"birthDate":"' || t0."birth_date"::text || '"}' as n0,
          1 as one
        from "child" t0
        where t0."archived_at" is null and t0."id_number_index" = any($2::text::text[])
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
