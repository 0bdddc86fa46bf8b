-- one statement, as tc_school for school-registrar:9999000061:accounts
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 uuid[]: scope of the asker's assignments (group 0)
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
            '{"key":{"term":'
              || case g.k0 when '1' then '"AUTUMN"' when '2' then '"SPRING"' else 'null' end
              || ',"decision":'
              || case g.k1
                when 'proposed' then '"PROPOSED"'
                when 'granted' then '"GRANTED"'
                when 'refused' then '"REFUSED"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || ',"sum":{"amountFen":'
              || coalesce(g.m2_0::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."term" as k0, t0."decision" as k1, count(*) as n, sum(t0."amount_fen") as m2_0
      from "student_aid_grant" t0
      where t0."school_id" = any((select $3::text::uuid[])::uuid[]) and t0."school_year" = (2026)
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0;
