-- one statement, as tc_public for nobody in particular
-- $1 text: ticket, for the row policies
-- $2 text[]: ["111", "112"]
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t1
          where t1."archived_at" is null
            and (
              (
                (t1."boarding" <> true and t1."altitude_m" >= (1200))
                  or (t1."boarding" = true and t1."altitude_m" < (1200))
              )
                and (t1."locale" <> all($2::text::text[]) and t1."locale" is not null)
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t0."name")::text || ',"locale":' || case t0."locale"
            when '111' then '"MAIN_URBAN"'
            when '112' then '"URBAN_FRINGE"'
            when '121' then '"TOWN_CENTRE"'
            when '122' then '"TOWN_FRINGE"'
            when '123' then '"SPECIAL_AREA"'
            when '210' then '"TOWNSHIP_CENTRE"'
            when '220' then '"VILLAGE"'
            else coalesce(('no code: ' || t0."locale")::regclass::text, 'null')
          end || ',"altitudeM":' || coalesce(t0."altitude_m"::text, 'null') || ',"boarding":'
          || t0."boarding"::text || '}' as n1,
          1 as one
        from "school" t0
        where t0."archived_at" is null
          and (
            (
              (t0."boarding" <> true and t0."altitude_m" >= (1200))
                or (t0."boarding" = true and t0."altitude_m" < (1200))
            )
              and (t0."locale" <> all($2::text::text[]) and t0."locale" is not null)
          )
        order by t0."name", t0."id" limit 6
      ) p having true
    ) || '}}' as r0;
