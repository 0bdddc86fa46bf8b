-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 uuid: variable $school
-- $4 date: "2026-09-01"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"nutritionSchoolMonths":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "nutrition_school_month" t1
          where (t1."archived_at" is null and t1."certified_on" is not null)
            and (t1."school_id" = (select $3::uuid) and t1."month" >= $4::text::date)
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '{"month":"'
          || t0."month"::text || '","enrolled":' || t0."enrolled"::text || ',"certifiedOn":'
          || coalesce('"' || t0."certified_on"::text || '"', 'null') || '}' as n1,
          1 as one
        from "nutrition_school_month" t0
        where (t0."archived_at" is null and t0."certified_on" is not null)
          and (t0."school_id" = (select $3::uuid) and t0."month" >= $4::text::date)
        order by t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
