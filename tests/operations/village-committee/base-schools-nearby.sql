-- one statement, as tc_village for village-committee:五通乡:示例一村
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 text: "五通乡"
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
          || to_json(t0."name")::text || ',"kind":' || case t0."kind"
            when '211' then '"PRIMARY"'
            when '218' then '"TEACHING_POINT"'
            when '219' then '"ATTACHED_PRIMARY_CLASS"'
            when '311' then '"JUNIOR"'
            when '312' then '"NINE_YEAR"'
            when '319' then '"ATTACHED_JUNIOR_CLASS"'
            when '341' then '"COMBINED_SECONDARY"'
            when '345' then '"TWELVE_YEAR"'
            when '514' then '"SPECIAL"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"boarding":' || t0."boarding"::text || ',"officePhone":'
          || coalesce(to_json(t0."office_phone")::text, 'null') || '}' as n0,
          1 as one
        from "school" t0
        where t0."archived_at" is null
          and (
            t0."status" = 'operating'
              and exists (
                select 1
                from "township" t1
                where t1."id" = t0."township_id" and t1."archived_at" is null and t1."name" = $3::text
              )
          )
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
