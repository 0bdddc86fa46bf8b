-- one statement, as tc_hr for hr-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: variable $upTo
-- $4 date: variable $after
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"appointments":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"totalCount":' || (
          select count(*)
          from "appointment" t5
          where t5."archived_at" is null
            and (
              (t5."valid_to" <= $3::text::date and t5."valid_to" > $4::text::date)
                and not exists (
                  select 1
                  from "term_appraisal" t6
                  where t6."appointment_id" = t5."id" and t6."archived_at" is null and true
                )
            )
        )::text || ',"nodes":[' || coalesce(array_to_string((array_agg(p.n1))[1:50], ','), '') || ']}'
      from (
        select '"'
          || $2::text || ':m0o' || t0."teacher_id" || '"{"validFrom":"' || t0."valid_from"::text
          || '","validTo":"' || t0."valid_to"::text || '","teacher":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"post":' || coalesce(
            (
              select '{"category":'
                || case t2."category"
                  when 'management' then '"MANAGEMENT"'
                  when 'professional' then '"PROFESSIONAL"'
                  when 'worker' then '"WORKER"'
                  else coalesce(('no code: ' || t2."category")::regclass::text, 'null')
                end || ',"grade":' || t2."grade"::text || '}'
              from "post" t2
              where t2."id" = t0."post_id" and t2."archived_at" is null
            ),
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t3."name")::text || '}'
              from "school" t3
              where t3."id" = t0."school_id" and t3."archived_at" is null
            ),
            'null'
          ) || '}' as n1,
          1 as one
        from "appointment" t0
        where t0."archived_at" is null
          and (
            (t0."valid_to" <= $3::text::date and t0."valid_to" > $4::text::date)
              and not exists (
                select 1
                from "term_appraisal" t4
                where t4."appointment_id" = t0."id" and t4."archived_at" is null and true
              )
          )
        order by t0."valid_to", t0."id" limit 51
      ) p having true
    ) || ',"appraised":' || (
      select '{"totalCount":'
        || (
          select count(*)
          from "appointment" t9
          where t9."archived_at" is null
            and (
              (t9."valid_to" <= $3::text::date and t9."valid_to" > $4::text::date)
                and exists (
                  select 1
                  from "term_appraisal" t10
                  where t10."appointment_id" = t9."id" and t10."archived_at" is null and true
                )
            )
        )::text || '}'
      from (
        select 1 as one
        from "appointment" t7
        where t7."archived_at" is null
          and (
            (t7."valid_to" <= $3::text::date and t7."valid_to" > $4::text::date)
              and exists (
                select 1
                from "term_appraisal" t8
                where t8."appointment_id" = t7."id" and t8."archived_at" is null and true
              )
          )
        order by t7."id" limit 1
      ) p having true
    ) || '}}' as r0;
