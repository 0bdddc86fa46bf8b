-- one statement, as tc_education for education-officer:safety
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t3
          where t3."archived_at" is null
            and exists (
              select 1
              from "school" t4
              where t4."parent_school_id" = t3."id" and t4."archived_at" is null and t4."status" = 'operating'
            )
        )::text || ',"edges":[' || coalesce(array_to_string((array_agg(p.n1))[1:3], ','), '')
        || '],"pageInfo":{"hasNextPage":' || (count(*) > 3)::text || ',"endCursor":' || case
          when count(*) > 0 then '"'
            || $2::text || ':c' || '0' || ':' || encode(
              convert_to(
                json_array(
                  ((array_agg(p.k))[least(3, count(*))])::text,
                  ((array_agg(p.i))[least(3, count(*))])::text null on null
                )::text,
                'UTF8'
              ),
              'hex'
            ) || '"'
          else 'null'
        end || '}}'
      from (
        select '{"cursor":"'
          || $2::text || ':c' || '0' || ':' || encode(
            convert_to(json_array((t0."name")::text, (t0."id")::text null on null)::text, 'UTF8'), 'hex'
          ) || '","node":{"name":' || to_json(t0."name")::text || ',"branches":' || (
            select case when count(*) > 10 then '"' || $2::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:10], ','), '') || ']}'
            from (
              select '{"name":'
                || to_json(t1."name")::text || ',"kind":' || case t1."kind"
                  when '211' then '"PRIMARY"'
                  when '218' then '"TEACHING_POINT"'
                  when '219' then '"ATTACHED_PRIMARY_CLASS"'
                  when '311' then '"JUNIOR"'
                  when '312' then '"NINE_YEAR"'
                  when '319' then '"ATTACHED_JUNIOR_CLASS"'
                  when '341' then '"COMBINED_SECONDARY"'
                  when '345' then '"TWELVE_YEAR"'
                  when '514' then '"SPECIAL"'
                  else coalesce(('no code: ' || t1."kind")::regclass::text, 'null')
                end || '}' as n0,
                1 as one
              from "school" t1
              where t1."parent_school_id" = t0."id" and t1."archived_at" is null
              order by t1."name", t1."id" limit 11
            ) p having true
          ) || '}}' as n1,
          1 as one, t0."name" as k, t0."id" as i
        from "school" t0
        where t0."archived_at" is null
          and exists (
            select 1
            from "school" t2
            where t2."parent_school_id" = t0."id" and t2."archived_at" is null and t2."status" = 'operating'
          )
        order by t0."name", t0."id" limit 4
      ) p having true
    ) || '}}' as r0;
