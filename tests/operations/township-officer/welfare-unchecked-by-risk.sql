-- one statement, as tc_township for township-officer:五通乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
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
            '{"key":{"overdue":'
              || coalesce(g.k0::text, 'null')
              || ',"risk":'
              || case g.k1
                when 'low' then '"LOW"'
                when 'medium' then '"MEDIUM"'
                when 'high' then '"HIGH"'
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
      select coalesce(
        t0."valid_from" <= $3::text::date and t0."valid_to" > $3::text::date and t0."due_on" < $3::text::date,
        false
      ) as k0,
        t0."risk" as k1,
        count(*) as n
      from "left_behind_record" t0
      where t0."residence_township_id" = (select $4::uuid)
        and (t0."valid_from" <= $3::text::date and t0."valid_to" > $3::text::date) = true
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0;
