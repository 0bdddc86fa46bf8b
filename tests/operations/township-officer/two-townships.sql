-- one statement, as tc_township for township-officer:two-townships
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 uuid[]: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"ageBand":'
              || case g.k0
                when 'under-6' then '"UNDER_6"'
                when '6-13' then '"FROM_6_TO_13"'
                when '14-15' then '"FROM_14_TO_15"'
                when '16+' then '"FROM_16"'
                else 'null'
              end
              || ',"gender":'
              || case g.k1
                when '0' then '"UNKNOWN"'
                when '1' then '"MALE"'
                when '2' then '"FEMALE"'
                when '9' then '"UNSPECIFIED"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select case
        when t0."birth_date" > ($3::text::date - interval '6 years')::date then 'under-6'
        when t0."birth_date" <= ($3::text::date - interval '6 years')::date
          and t0."birth_date" > ($3::text::date - interval '14 years')::date then '6-13'
        when t0."birth_date" <= ($3::text::date - interval '14 years')::date
          and t0."birth_date" > ($3::text::date - interval '16 years')::date then '14-15'
        when t0."birth_date" <= ($3::text::date - interval '16 years')::date then '16+'
      end as k0,
        t0."gender" as k1,
        count(*) as n
      from "child" t0
      where (
        t0."hukou_township_id" = any((select $4::text::uuid[])::uuid[])
          or t0."residence_township_id" = any((select $4::text::uuid[])::uuid[])
      )
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"kind":'
              || case g.k1 when 'hukou' then '"HUKOU"' when 'residence' then '"RESIDENCE"' else 'null' end
              || ',"township":'
              || coalesce(
                (
                  select '{"name":' || to_json(t2."name")::text || '}'
                  from "township" t2
                  where t2."id" = g.k0 and true
                ),
                'null'
              )
              || '},"count":'
              || g.n::text
              || '}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t1."township_id" as k0, t1."kind" as k1, count(*) as n
      from "child_location" t1
      where (
        t1."township_id" = any((select $4::text::uuid[])::uuid[])
          and (
            t1."valid_from" <= $3::text::date and (t1."valid_to" is null or t1."valid_to" > $3::text::date)
          )
      )
        and t1."valid_to" is null
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r1;
