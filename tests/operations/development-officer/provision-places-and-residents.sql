-- one statement, as tc_development for development-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text: variable $stage
-- $4 text[]: ["汉丰街道", "关面乡", "五通乡"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"district":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t0."school_year"::text || ',"stage":' || case t0."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t0."stage")::regclass::text, 'null')
          end || ',"places":' || t0."places"::text || ',"children":' || coalesce(t0."children"::text, 'null')
          || ',"suppressed":' || t0."suppressed"::text || ',"asOf":'
          || coalesce('"' || t0."as_of"::text || '"', 'null') || '}' as n0,
          1 as one
        from "school_age_cube" t0
        where t0."level" = 'district'
        order by t0."id" limit 51
      ) p having true
    ) || ',"townships":' || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '1' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"schoolYear":'
          || t1."school_year"::text || ',"places":' || t1."places"::text || ',"children":'
          || coalesce(t1."children"::text, 'null') || ',"suppressed":' || t1."suppressed"::text
          || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "township" t2
              where t2."id" = t1."township_id" and t2."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "school_age_cube" t1
        where (
          t1."level" = 'township'
            and t1."stage" = $3::text
            and exists (
              select 1
              from "township" t3
              where t3."id" = t1."township_id"
                and t3."archived_at" is null
                and t3."name" = any($4::text::text[])
            )
        )
        order by t1."id" limit 51
      ) p having true
    ) || '}}' as r0;
