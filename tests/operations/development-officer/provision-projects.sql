-- one statement, as tc_development for development-officer
-- $1 text: ticket, for the row policies
-- $2 date: today's date
-- $3 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"constructionProjects":'
    || (
      select '{"totalCount":'
        || (select count(*) from "construction_project" t3 where t3."archived_at" is null)::text
        || ',"nodes":[' || coalesce(string_agg(p.n1, ','), '') || ']}'
      from (
        select '{"kind":'
          || case t0."kind"
            when 'new' then '"NEW"'
            when 'expand' then '"EXPAND"'
            when 'weak-school' then '"WEAK_SCHOOL"'
            when 'boarding' then '"BOARDING"'
            else coalesce(('no code: ' || t0."kind")::regclass::text, 'null')
          end || ',"stage":' || case t0."stage"
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            else coalesce(('no code: ' || t0."stage")::regclass::text, 'null')
          end || ',"places":' || t0."places"::text || ',"need":' || coalesce(to_json(t0."need")::text, 'null')
          || ',"priority":' || coalesce(t0."priority"::text, 'null') || ',"approvalNo":'
          || coalesce(to_json(t0."approval_no")::text, 'null') || ',"investmentFen":'
          || coalesce(t0."investment_fen"::text, 'null') || ',"landStatus":' || case t0."land_status"
            when 'none' then '"NONE"'
            when 'reserved' then '"RESERVED"'
            when 'supplied' then '"SUPPLIED"'
            when 'permitted' then '"PERMITTED"'
            else coalesce(('no code: ' || t0."land_status")::regclass::text, 'null')
          end || ',"landParcelNo":' || coalesce(to_json(t0."land_parcel_no")::text, 'null') || ',"idle":'
          || coalesce(
            (
              select t0."opened_on" is null
                and coalesce(
                  t0."delivered_on" + make_interval(months => ip.number_value::int) < $2::text::date, false
                )
              from parameter ip
              where ip.key = 'construction.idle-months'
                and ip.township_id is null
                and ip.valid_from <= $2::text::date
                and (ip.valid_to is null or ip.valid_to > $2::text::date)
                and (ip."archived_at" is null)
            )::text,
            'null'
          ) || ',"school":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "school" t1
              where t1."id" = t0."school_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"developments":' || (
            select case when count(*) > 5 then '"' || $3::text || ':t' || '1' || '"' else '' end
              || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:5], ','), '') || ']}'
            from (
              select '{"caseNo":'
                || to_json(t2."case_no")::text || ',"schoolDuty":' || case t2."school_duty"
                  when 'none' then '"NONE"'
                  when 'primary' then '"PRIMARY"'
                  when 'junior' then '"JUNIOR"'
                  when 'both' then '"BOTH"'
                  else coalesce(('no code: ' || t2."school_duty")::regclass::text, 'null')
                end || ',"places":' || t2."places"::text || '}' as n0,
                1 as one
              from "residential_development" t2
              where t2."project_id" = t0."id" and t2."archived_at" is null
              order by t2."id" limit 6
            ) p having true
          ) || '}' as n1,
          1 as one
        from "construction_project" t0
        where t0."archived_at" is null
        order by t0."planned_on" desc, t0."id" desc limit 3
      ) p having true
    ) || ',"constructionProjectAggregate":' as r0,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '{"key":{"stage":'
              || case g.k0
                when 'primary' then '"PRIMARY"'
                when 'junior' then '"JUNIOR"'
                else coalesce(('no code: ' || g.k0)::regclass::text, 'null')
              end || ',"landStatus":' || case g.k1
                when 'none' then '"NONE"'
                when 'reserved' then '"RESERVED"'
                when 'supplied' then '"SUPPLIED"'
                when 'permitted' then '"PERMITTED"'
                else coalesce(('no code: ' || g.k1)::regclass::text, 'null')
              end || '},"count":' || g.n::text || ',"sum":{"places":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"investmentFen":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t4."stage" as k0,
        t4."land_status" as k1, count(*) as n, sum(t4."places") as m2_0, sum(t4."investment_fen") as m2_1
      from "construction_project" t4
      where t4."archived_at" is null
      group by 1, 2
      order by 1, 2 limit 2001
    ) g
  ) as r1;
