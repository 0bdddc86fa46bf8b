-- one statement, as tc_finance for finance-officer
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"constructionProjects":'
    || (
      select '{"totalCount":'
        || (select count(*) from "construction_project" t3 where t3."approved_on" is not null)::text
        || ',"nodes":['
        || coalesce(string_agg(p.n1, ','), '')
        || ']}'
      from (
        select '{"approvalNo":'
          || coalesce(to_json(t0."approval_no")::text, 'null')
          || ',"kind":'
          || case t0."kind"
            when 'new' then '"NEW"'
            when 'expand' then '"EXPAND"'
            when 'weak-school' then '"WEAK_SCHOOL"'
            when 'boarding' then '"BOARDING"'
            else 'null'
          end
          || ',"investmentFen":'
          || coalesce(t0."investment_fen"::text, 'null')
          || ',"approvedOn":'
          || coalesce('"' || t0."approved_on"::text || '"', 'null')
          || ',"fundsConfirmedOn":'
          || coalesce('"' || t0."funds_confirmed_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"conditions":'
                || (
                  select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
                  from (
                    select '{"schoolYear":'
                      || t2."school_year"::text
                      || ',"weakBasis":'
                      || coalesce(to_json(t2."weak_basis")::text, 'null')
                      || ',"publishedOn":'
                      || coalesce('"' || t2."published_on"::text || '"', 'null')
                      || '}' as n0,
                      1 as one
                    from "school_condition" t2
                    where t2."school_id" = t1."id"
                      and t2."published_on" is not null
                      and t2."weak_school" = true
                    order by t2."id"
                    limit 10
                  ) p
                  having true
                )
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || '}' as n1,
          1 as one
        from "construction_project" t0
        where t0."approved_on" is not null
        order by t0."approved_on", t0."id"
        limit 3
      ) p
      having true
    )
    || '}}' as r0;
