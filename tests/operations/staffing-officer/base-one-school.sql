-- one statement, as tc_staffing for staffing-officer
-- $1 text: ticket, for the row policies
-- $2 text: "9999000062"
-- $3 text: "9999000053"
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"certified":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"headcounts":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"grade":'
                || t1."grade"::text || ',"students":' || t1."students"::text || ',"classes":'
                || t1."classes"::text || ',"certifiedOn":'
                || coalesce('"' || t1."certified_on"::text || '"', 'null') || '}' as n0,
                1 as one
              from "school_headcount" t1
              where t1."school_id" = t0."id" and (t1."archived_at" is null and t1."certified_on" is not null)
              order by t1."id" limit 20
            ) p having true
          ) || '}' as n0,
          1 as one
        from "school" t0
        where t0."archived_at" is null and t0."official_code" = $2::text
        order by t0."id" limit 1
      ) p having true
    ) || ',"reported":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t2."name")::text || ',"headcounts":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"grade":' || t3."grade"::text || '}' as n0, 1 as one
              from "school_headcount" t3
              where t3."school_id" = t2."id"
                and (t3."archived_at" is null and t3."certified_on" is not null)
                and t3."school_year" = (2026)
              order by t3."id" limit 20
            ) p having true
          ) || '}' as n0,
          1 as one
        from "school" t2
        where t2."archived_at" is null and t2."official_code" = $3::text
        order by t2."id" limit 1
      ) p having true
    ) || '}}' as r0;
