-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"teachers":'
    || (
      select '{"nodes":['
        || coalesce(array_to_string((array_agg(p.n0))[1:8], ','), '') || '],"pageInfo":{"hasNextPage":'
        || (count(*) > 8)::text || ',"endCursor":' || case
          when count(*) > 0 then '"'
            || $2::text || ':c' || '0' || ':' || encode(
              convert_to(
                json_array(
                  ((array_agg(p.k))[least(8, count(*))])::text,
                  ((array_agg(p.k2))[least(8, count(*))])::text,
                  ((array_agg(p.k3))[least(8, count(*))])::text,
                  ((array_agg(p.i))[least(8, count(*))])::text null on null
                )::text,
                'UTF8'
              ),
              'hex'
            ) || '"'
          else 'null'
        end || '}}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"ruralYears":'
          || coalesce(
            (
              select coalesce(
                extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0
              )::int
              from (
                select unnest(
                  range_agg(
                    daterange(
                      rp.valid_from, least(coalesce(rp.valid_to, $3::text::date), $3::text::date)
                    ) * daterange(
                      rs.valid_from, rs.valid_to
                    )
                  )
                ) as span
                from teaching_placement rp join school_state rs on rs.school_id = rp.school_id
                  and rs.revised_on is null join parameter rl on rl.key = 'rural.rotation.locales'
                  and rl.township_id is null
                  and rl.valid_from <= $3::text::date
                  and (rl.valid_to is null or rl.valid_to > $3::text::date)
                  and strpos(rl.text_value, rs.locale) > 0
                where rp.teacher_id = t0."id"
                  and rp.valid_from < $3::text::date
                  and (rp."archived_at" is null)
                  and (rs."archived_at" is null)
                  and (rl."archived_at" is null)
              ) as served
            )::text,
            'null'
          ) || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t4."name")::text || '}'
              from "township" t4
              where t4."id" = t0."township_id" and t4."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one, o2.k as k, o3.k as k2, t0."name" as k3, t0."id" as i
        from "teacher" t0 left join lateral (
          select t1."name" as k
          from "township" t1
          where t1."id" = t0."township_id" and t1."archived_at" is null
        ) o2 on true cross join lateral (
          select (
            select coalesce(
              extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0
            )::int
            from (
              select unnest(
                range_agg(
                  daterange(
                    rp.valid_from, least(coalesce(rp.valid_to, $3::text::date), $3::text::date)
                  ) * daterange(
                    rs.valid_from, rs.valid_to
                  )
                )
              ) as span
              from teaching_placement rp join school_state rs on rs.school_id = rp.school_id
                and rs.revised_on is null join parameter rl on rl.key = 'rural.rotation.locales'
                and rl.township_id is null
                and rl.valid_from <= $3::text::date
                and (rl.valid_to is null or rl.valid_to > $3::text::date)
                and strpos(rl.text_value, rs.locale) > 0
              where rp.teacher_id = t0."id"
                and rp.valid_from < $3::text::date
                and (rp."archived_at" is null)
                and (rs."archived_at" is null)
                and (rl."archived_at" is null)
            ) as served
          ) as k offset 0
        ) o3
        where t0."archived_at" is null
          and (
            select coalesce(
              extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0
            )::int
            from (
              select unnest(
                range_agg(
                  daterange(
                    rp.valid_from, least(coalesce(rp.valid_to, $3::text::date), $3::text::date)
                  ) * daterange(
                    rs.valid_from, rs.valid_to
                  )
                )
              ) as span
              from teaching_placement rp join school_state rs on rs.school_id = rp.school_id
                and rs.revised_on is null join parameter rl on rl.key = 'rural.rotation.locales'
                and rl.township_id is null
                and rl.valid_from <= $3::text::date
                and (rl.valid_to is null or rl.valid_to > $3::text::date)
                and strpos(rl.text_value, rs.locale) > 0
              where rp.teacher_id = t0."id"
                and rp.valid_from < $3::text::date
                and (rp."archived_at" is null)
                and (rs."archived_at" is null)
                and (rl."archived_at" is null)
            ) as served
          ) >= (10)
        order by o2.k, o3.k desc, t0."name", t0."id" limit 9
      ) p having true
    ) || '}}' as r0;
