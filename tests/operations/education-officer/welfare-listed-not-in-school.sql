-- one statement, as tc_education for education-officer:student-aid
-- $1 text: ticket, for the row policies
-- $2 date: today's date
-- $3 date: "2020-09-01"
-- $4 date: "2010-09-01"
-- $5 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"difficultyRecords":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "difficulty_record" t3
          where (
            t3."archived_at" is null
              and (
                t3."status" = 'confirmed'
                  and (
                    t3."valid_from" <= $2::text::date
                      and (t3."valid_to" is null or t3."valid_to" > $2::text::date)
                  )
              )
          )
            and (
              (t3."school_id" is not null) = false
                and exists (
                  select 1
                  from "child" t4
                  where t4."id" = t3."child_id"
                    and t4."archived_at" is null
                    and (t4."birth_date" < $3::text::date and t4."birth_date" >= $4::text::date)
                )
            )
        )::text || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '"'
          || $5::text || ':m0o' || t0."child_id" || '"{"category":' || case t0."category"
            when 'orphan' then '"ORPHAN"'
            when 'unsupported' then '"UNSUPPORTED"'
            when 'destitute' then '"DESTITUTE"'
            when 'low-income' then '"LOW_INCOME"'
            when 'illness' then '"ILLNESS"'
            when 'disability' then '"DISABILITY"'
            when 'no-guardian' then '"NO_GUARDIAN"'
            when 'migrant' then '"MIGRANT"'
            when 'other' then '"OTHER"'
            else coalesce(('no code: ' || t0."category")::regclass::text, 'null')
          end || ',"inSchool":' || coalesce((t0."school_id" is not null)::text, 'null') || ',"child":'
          || coalesce(
            (
              select '"'
                || $5::text || ':m1o' || t1."id" || '"{"name":' || to_json(t1."name")::text
                || ',"birthDate":"' || t1."birth_date"::text || '"}'
              from "child" t1
              where t1."id" = t0."child_id" and t1."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "difficulty_record" t0
        where (
          t0."archived_at" is null
            and (
              t0."status" = 'confirmed'
                and (
                  t0."valid_from" <= $2::text::date
                    and (t0."valid_to" is null or t0."valid_to" > $2::text::date)
                )
            )
        )
          and (
            (t0."school_id" is not null) = false
              and exists (
                select 1
                from "child" t2
                where t2."id" = t0."child_id"
                  and t2."archived_at" is null
                  and (t2."birth_date" < $3::text::date and t2."birth_date" >= $4::text::date)
              )
          )
        order by t0."id" limit 5
      ) p having true
    ) || '}}' as r0;
