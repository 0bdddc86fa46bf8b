-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"inForce":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"item":'
          || case t0."item"
            when 'base' then '"BASE"'
            when 'boarding' then '"BOARDING"'
            when 'special-education' then '"SPECIAL_EDUCATION"'
            when 'small-school' then '"SMALL_SCHOOL"'
            when 'high-cold' then '"HIGH_COLD"'
            when 'other' then '"OTHER"'
            else 'null'
          end
          || ',"stage":'
          || case t0."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"amountFen":'
          || t0."amount_fen"::text
          || ',"minimumPupils":'
          || coalesce(t0."minimum_pupils"::text, 'null')
          || ',"changeNote":'
          || coalesce(to_json(t0."change_note")::text, 'null')
          || '}' as n0,
          1 as one
        from "fund_standard" t0
        where t0."valid_to" is null
        order by t0."valid_from", t0."id"
        limit 50
      ) p
      having true
    )
    || ',"before":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"stage":'
          || case t1."stage" when 'primary' then '"PRIMARY"' when 'junior' then '"JUNIOR"' else 'null' end
          || ',"amountFen":'
          || t1."amount_fen"::text
          || ',"validFrom":"'
          || t1."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t1."valid_to"::text || '"', 'null')
          || '}' as n0,
          1 as one
        from "fund_standard" t1
        where (t1."item" = 'base' and t1."valid_to" is not null)
        order by t1."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
