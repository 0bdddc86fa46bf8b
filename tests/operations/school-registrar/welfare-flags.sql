-- one statement, as tc_school for school-registrar:9999000022:welfare
-- $1 text: ticket, for the row policies
-- $2 uuid: scope of the asker's assignments (group 0)
-- $3 date: today's date
-- $4 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"leftBehindRecords":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "left_behind_record" t2
          where (t2."archived_at" is null and t2."school_id" = (select $2::uuid))
            and (t2."valid_from" <= $3::text::date and t2."valid_to" > $3::text::date) = true
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m0o' || t0."id" || '"{"child":' || coalesce(
            (
              select '"' || $4::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text || '}'
              from "child" t1
              where t1."id" = t0."child_id"
                and (t1."archived_at" is null and t1."school_id" = (select $2::uuid))
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "left_behind_record" t0
        where (t0."archived_at" is null and t0."school_id" = (select $2::uuid))
          and (t0."valid_from" <= $3::text::date and t0."valid_to" > $3::text::date) = true
        order by t0."id" limit 5
      ) p having true
    ) || ',"careVisits":' || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '"'
          || $4::text || ':m2o' || t3."child_id" || '"{"visitedOn":"' || t3."visited_on"::text || '","kind":'
          || case t3."kind"
            when 'home' then '"HOME"'
            when 'phone' then '"PHONE"'
            when 'school' then '"SCHOOL"'
            else coalesce(('no code: ' || t3."kind")::regclass::text, 'null')
          end || ',"note":' || case
            when ((t3."school_id" = (select $2::uuid) and t3."visited_by" = 'school')) then '"'
              || $4::text || ':m3o' || t3."child_id" || '"' || coalesce(
                '"' || $4::text || ':s' || '0' || ':' || t3."id" || ':' || t3."note_cipher" || '"', 'null'
              )
            else 'null'
          end || '}' as n0,
          1 as one
        from "care_visit" t3
        where (t3."archived_at" is null and t3."school_id" = (select $2::uuid)) and t3."visited_by" = 'school'
        order by t3."visited_on" desc, t3."id" desc limit 3
      ) p having true
    ) || ',"counsellingSessionAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(string_agg('"' || $4::text || ':m4o"{"count":' || g.n::text || '}', ','), '') || ']'
    end
    from (
      select count(*) as n
      from "counselling_session" t4
      where (t4."archived_at" is null and t4."school_id" = (select $2::uuid)) limit 2001
    ) g
  ) as r1;
