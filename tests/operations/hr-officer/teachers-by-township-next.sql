-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 text: cursor of list 0: key
-- $5 boolean: cursor of list 0: keyIsNull
-- $6 int: cursor of list 0: key 2
-- $7 boolean: cursor of list 0: keyIsNull 2
-- $8 text: cursor of list 0: key 3
-- $9 uuid: cursor of list 0: id
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"teachers":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
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
          1 as one
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
          and (
            o2.k > (select $4::text) or o2.k is null and not $5::bool or o2.k is not distinct
            from (select $4::text)
              and (
                o3.k < (select $6::int) or $7::bool and o3.k is not null or o3.k is not distinct
                from (select $6::int) and (t0."name", t0."id") > ((select $8::text), (select $9::uuid))
              )
          )
        order by o2.k, o3.k desc, t0."name", t0."id" limit 4
      ) p having true
    ) || '}}' as r0;
