-- one statement, as tc_education for education-officer
-- $1 text: ticket, for the row policies
-- $2 date: today's date
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t4
          where t4."archived_at" is null
            and (
              (
                (
                  t4."birth_date" <= ($2::text::date - interval '6 years')::date
                    and t4."birth_date" > ($2::text::date - interval '14 years')::date
                )
                  or (
                    t4."birth_date" <= ($2::text::date - interval '14 years')::date
                      and t4."birth_date" > ($2::text::date - interval '16 years')::date
                  )
              )
                and not exists (
                  select 1
                  from "student" t5
                  where t5."child_id" = t4."id" and t5."archived_at" is null and true
                )
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $3::text || ':m0o' || t0."id" || '"{"name":' || to_json(t0."name")::text || ',"birthDate":"'
          || t0."birth_date"::text || '","ageBand":'
          || case case when t0."birth_date" > ($2::text::date - interval '6 years')::date then 'under-6' when t0."birth_date" <= ($2::text::date - interval '6 years')::date and t0."birth_date" > ($2::text::date - interval '14 years')::date then '6-13' when t0."birth_date" <= ($2::text::date - interval '14 years')::date and t0."birth_date" > ($2::text::date - interval '16 years')::date then '14-15' when t0."birth_date" <= ($2::text::date - interval '16 years')::date then '16+' end
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else 'null'
          end || ',"guardianships":' || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '"'
                || $3::text || ':m1o' || t1."child_id" || ',' || t1."guardian_id" || '"{"guardian":'
                || coalesce(
                  (
                    select '"'
                      || $3::text || ':m2o' || t2."id" || '"{"name":' || to_json(t2."name")::text || '}'
                    from "guardian" t2
                    where t2."id" = t1."guardian_id" and t2."archived_at" is null
                  ),
                  'null'
                ) || '}' as n0,
                1 as one
              from "guardianship" t1
              where t1."child_id" = t0."id" and t1."archived_at" is null
              order by t1."id" limit 1
            ) p having true
          ) || '}' as n1,
          1 as one
        from "child" t0
        where t0."archived_at" is null
          and (
            (
              (
                t0."birth_date" <= ($2::text::date - interval '6 years')::date
                  and t0."birth_date" > ($2::text::date - interval '14 years')::date
              )
                or (
                  t0."birth_date" <= ($2::text::date - interval '14 years')::date
                    and t0."birth_date" > ($2::text::date - interval '16 years')::date
                )
            )
              and not exists (
                select 1
                from "student" t3
                where t3."child_id" = t0."id" and t3."archived_at" is null and true
              )
          )
        order by t0."birth_date", t0."id" limit 5
      ) p having true
    ) || ',"childAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $3::text || ':m3o"{"key":{"ageBand":' || case g.k0
                when 'under-6' then '"UNDER_6"'
                when '6-13' then '"FROM_6_TO_13"'
                when '14-15' then '"FROM_14_TO_15"'
                when '16+' then '"FROM_16"'
                else 'null'
              end || ',"gender":' || case g.k1
                when '0' then '"UNKNOWN"'
                when '1' then '"MALE"'
                when '2' then '"FEMALE"'
                when '9' then '"UNSPECIFIED"'
                else coalesce(('no code: ' || g.k1)::regclass::text, 'null')
              end || '},"count":' || g.n::text || '}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select case
        when t6."birth_date" > ($2::text::date - interval '6 years')::date then 'under-6'
        when t6."birth_date" <= ($2::text::date - interval '6 years')::date
          and t6."birth_date" > ($2::text::date - interval '14 years')::date then '6-13'
        when t6."birth_date" <= ($2::text::date - interval '14 years')::date
          and t6."birth_date" > ($2::text::date - interval '16 years')::date then '14-15'
        when t6."birth_date" <= ($2::text::date - interval '16 years')::date then '16+'
      end as k0,
        t6."gender" as k1, count(*) as n
      from "child" t6
      where t6."archived_at" is null
        and not exists (
          select 1
          from "student" t7
          where t7."child_id" = t6."id" and t7."archived_at" is null and true
        )
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r1;
