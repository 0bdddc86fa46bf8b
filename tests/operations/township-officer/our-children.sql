-- one statement, as tc_township for township-officer:关面乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid: scope of the asker's assignments (group 0)
-- $4 date: today's date
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"children":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "child" t3
          where (t3."hukou_township_id" = (select $3::uuid) or t3."residence_township_id" = (select $3::uuid))
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text
          || ',"gender":'
          || case t0."gender"
            when '0' then '"UNKNOWN"'
            when '1' then '"MALE"'
            when '2' then '"FEMALE"'
            when '9' then '"UNSPECIFIED"'
            else 'null'
          end
          || ',"birthDate":"'
          || t0."birth_date"::text
          || '","ageBand":'
          || case case when t0."birth_date" > ($4::text::date - interval '6 years')::date then 'under-6' when t0."birth_date" <= ($4::text::date - interval '6 years')::date and t0."birth_date" > ($4::text::date - interval '14 years')::date then '6-13' when t0."birth_date" <= ($4::text::date - interval '14 years')::date and t0."birth_date" > ($4::text::date - interval '16 years')::date then '14-15' when t0."birth_date" <= ($4::text::date - interval '16 years')::date then '16+' end
            when 'under-6' then '"UNDER_6"'
            when '6-13' then '"FROM_6_TO_13"'
            when '14-15' then '"FROM_14_TO_15"'
            when '16+' then '"FROM_16"'
            else 'null'
          end
          || ',"idNumber":'
          || coalesce(to_json('****' || t0."id_number_tail")::text, 'null')
          || ',"locations":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"kind":'
                || case t1."kind"
                  when 'hukou' then '"HUKOU"'
                  when 'residence' then '"RESIDENCE"'
                  else 'null'
                end
                || ',"validFrom":"'
                || t1."valid_from"::text
                || '","validTo":'
                || coalesce('"' || t1."valid_to"::text || '"', 'null')
                || ',"village":'
                || coalesce(
                  (
                    select '{"name":' || to_json(t2."name")::text || '}'
                    from "village" t2
                    where t2."id" = t1."village_id" and true
                  ),
                  'null'
                )
                || '}' as n0,
                1 as one
              from "child_location" t1
              where t1."child_id" = t0."id"
                and (
                  t1."township_id" = (select $3::uuid)
                    and (
                      t1."valid_from" <= $4::text::date
                        and (t1."valid_to" is null or t1."valid_to" > $4::text::date)
                    )
                )
              order by t1."id"
              limit 10
            ) p
            having true
          )
          || '}' as n1,
          1 as one
        from "child" t0
        where (t0."hukou_township_id" = (select $3::uuid) or t0."residence_township_id" = (select $3::uuid))
        order by t0."birth_date", t0."id"
        limit 4
      ) p
      having true
    )
    || '}}' as r0;
