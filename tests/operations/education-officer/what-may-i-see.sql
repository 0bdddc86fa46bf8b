-- one statement, as tc_education for education-officer:student-aid
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
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
            '{"key":{"kind":'
              || case g.k0
                when '211' then '"PRIMARY"'
                when '218' then '"TEACHING_POINT"'
                when '219' then '"ATTACHED_PRIMARY_CLASS"'
                when '311' then '"JUNIOR"'
                when '312' then '"NINE_YEAR"'
                when '319' then '"ATTACHED_JUNIOR_CLASS"'
                when '341' then '"COMBINED_SECONDARY"'
                when '345' then '"TWELVE_YEAR"'
                when '514' then '"SPECIAL"'
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
      select t0."kind" as k0, count(*) as n
      from "school" t0
      where true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r0;
