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
                when 'boarder-living' then '"BOARDER_LIVING"'
                when 'day-living' then '"DAY_LIVING"'
                when 'special-education' then '"SPECIAL_EDUCATION"'
                when 'other' then '"OTHER"'
                else 'null'
              end
              || ',"decision":'
              || case g.k1
                when 'proposed' then '"PROPOSED"'
                when 'granted' then '"GRANTED"'
                when 'refused' then '"REFUSED"'
                else 'null'
              end
              || '},"count":'
              || g.n::text
              || ',"sum":{"dueFen":'
              || coalesce(g.m2_0::text, 'null')
              || ',"amountFen":'
              || coalesce(g.m2_1::text, 'null')
              || '}}',
            ','
          ),
          ''
        )
        || ']'
    end
    from (
      select t0."kind" as k0,
        t0."decision" as k1,
        count(*) as n,
        sum(t0."due_fen") as m2_0,
        sum(t0."amount_fen") as m2_1
      from "student_aid_grant" t0
      where true and (t0."school_year" = (2026) and t0."term" = '1')
      group by 1, 2
      order by 1, 2
      limit 2001
    ) g
  ) as r0;
