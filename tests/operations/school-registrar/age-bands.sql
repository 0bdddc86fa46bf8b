-- one statement, as tc_school for school-registrar:9999000022
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: today's date
-- $4 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m0o"{"key":{"ageBand":' || case g.k0
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
              end || '},"count":' || g.n::text || ',"min":{"birthDate":'
              || coalesce('"' || g.m2_0::text || '"', 'null') || '}}',
            ','
          ),
          ''
        ) || ']'
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
        t0."gender" as k1, count(*) as n, min(t0."birth_date") as m2_0
      from "child" t0
      where (t0."archived_at" is null and t0."school_id" = (select $4::uuid))
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r0;
