-- one statement, as tc_hr for hr-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"teacherHonours":'
    || (
      select '{"totalCount":'
        || (select count(*) from "teacher_honour" t3 where t3."kind" = 'rural-30-years')::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"awardedOn":"'
          || t0."awarded_on"::text
          || '","teacher":'
          || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "teacher" t1
              where t1."id" = t0."teacher_id" and true
            ),
            'null'
          )
          || ',"school":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "teacher_honour" t0
        where t0."kind" = 'rural-30-years'
        order by t0."awarded_on" desc, t0."id" desc
        limit 3
      ) p
      having true
    )
    || ',"housingGuaranteeAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"kind":'
              || case g.k0
                when 'turnover-flat' then '"TURNOVER_FLAT"'
                when 'public-rental' then '"PUBLIC_RENTAL"'
                when 'allowance' then '"ALLOWANCE"'
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
      select t4."kind" as k0, count(*) as n
      from "housing_guarantee" t4
      where true
      group by 1
      order by 1
      limit 2001
    ) g
  ) as r1;
