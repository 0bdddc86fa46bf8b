-- one statement, as tc_education for education-officer:personnel
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 date: variable $today
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"partyOrganisations":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "party_organisation" t2
          where (t2."secretary_name" is null and t2."valid_to" is null)
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'committee' then '"COMMITTEE"'
            when 'general-branch' then '"GENERAL_BRANCH"'
            when 'branch' then '"BRANCH"'
            when 'joint-branch' then '"JOINT_BRANCH"'
            else 'null'
          end
          || ',"members":'
          || t0."members"::text
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "party_organisation" t0
        where (t0."secretary_name" is null and t0."valid_to" is null)
        order by t0."id"
        limit 50
      ) p
      having true
    )
    || ',"schools":'
    || (
      select '{"totalCount":'
        || (
          select count(*)
          from "school" t6
          where (
            t6."status" = 'operating'
              and exists (
                select 1
                from "school_stage" t7
                where t7."school_id" = t6."id" and true and t7."valid_to" is null
              )
              and not exists (
                select 1
                from "party_organisation" t8
                where t8."school_id" = t6."id"
                  and true
                  and (t8."valid_from" <= $3::text::date and t8."valid_to" is null)
              )
          )
        )::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"name":'
          || to_json(t3."name")::text
          || ',"kind":'
          || case t3."kind"
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
          || '}' as n1,
          1 as one
        from "school" t3
        where (
          t3."status" = 'operating'
            and exists (
              select 1
              from "school_stage" t4
              where t4."school_id" = t3."id" and true and t4."valid_to" is null
            )
            and not exists (
              select 1
              from "party_organisation" t5
              where t5."school_id" = t3."id"
                and true
                and (t5."valid_from" <= $3::text::date and t5."valid_to" is null)
            )
        )
        order by t3."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
