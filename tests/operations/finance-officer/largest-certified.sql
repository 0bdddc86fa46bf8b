-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: variable $since
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schoolHeadcounts":'
    || (
      select '{"edges":['
        || coalesce(array_to_string((array_agg(p.n0))[1:4], ','), '') || '],"pageInfo":{"hasNextPage":'
        || (count(*) > 4)::text || ',"startCursor":' || case
          when count(*) > 0 then '"'
            || $2::text || ':c' || '0' || ':' || encode(
              convert_to(
                json_array(((array_agg(p.k))[1])::text, ((array_agg(p.i))[1])::text null on null)::text,
                'UTF8'
              ),
              'hex'
            ) || '"'
          else 'null'
        end || ',"endCursor":' || case
          when count(*) > 0 then '"'
            || $2::text || ':c' || '0' || ':' || encode(
              convert_to(
                json_array(
                  ((array_agg(p.k))[least(4, count(*))])::text,
                  ((array_agg(p.i))[least(4, count(*))])::text null on null
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
            convert_to(json_array((t0."students")::text, (t0."id")::text null on null)::text, 'UTF8'), 'hex'
          ) || '","node":{"grade":' || t0."grade"::text || ',"students":' || t0."students"::text
          || ',"asOf":"' || t0."as_of"::text || '","school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}}' as n0,
          1 as one, t0."students" as k, t0."id" as i
        from "school_headcount" t0
        where (t0."archived_at" is null and t0."certified_on" is not null) and t0."as_of" >= $3::text::date
        order by t0."students" desc, t0."id" desc limit 5
      ) p having true
    ) || '}}' as r0;
