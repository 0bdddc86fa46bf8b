-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 prefix: variable $code
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"townships":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"names":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t1."name")::text || ',"kind":' || case t1."kind"
                  when 'street' then '"STREET"'
                  when 'town' then '"TOWN"'
                  when 'township' then '"TOWNSHIP"'
                  else coalesce(('no code: ' || t1."kind")::regclass::text, 'null')
                end || ',"validFrom":' || coalesce('"' || t1."valid_from"::text || '"', 'null')
                || ',"validTo":' || coalesce('"' || t1."valid_to"::text || '"', 'null') || '}' as n0,
                1 as one
              from "township_name" t1
              where t1."township_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 11
            ) p having true
          ) || '}' as n0,
          1 as one
        from "township" t0
        where t0."archived_at" is null
          and exists (
            select 1
            from "township_name" t2
            where t2."township_id" = t0."id" and t2."archived_at" is null and t2."valid_to" is not null
          )
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || ',"divisionCodes":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '2' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"system":'
          || case t3."system"
            when 'NBS' then '"NBS"'
            when 'MCA' then '"MCA"'
            else coalesce(('no code: ' || t3."system")::regclass::text, 'null')
          end || ',"code":' || to_json(t3."code")::text || ',"nameInEdition":'
          || to_json(t3."name_in_edition")::text || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "township" t4
              where t4."id" = t3."township_id" and t4."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "division_code" t3
        where t3."archived_at" is null and starts_with(t3."code", $3::text)
        order by t3."id" limit 51
      ) p having true
    ) || '}}' as r0;
