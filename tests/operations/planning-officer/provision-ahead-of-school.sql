-- one statement, as tc_planning for planning-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  '{"data":{"residentialDevelopments":'
    || (
      select case when count(*) > 50 then '"' || $2::text || ':t' || '0' || '"' else '' end
        || '{"nodes":[' || coalesce(array_to_string((array_agg(p.n0))[1:50], ','), '') || ']}'
      from (
        select '{"caseNo":'
          || to_json(t0."case_no")::text || ',"name":' || to_json(t0."name")::text || ',"developer":'
          || to_json(t0."developer")::text || ',"developerUscc":' || to_json(t0."developer_uscc")::text
          || ',"households":' || t0."households"::text || ',"schoolDuty":' || case t0."school_duty"
            when 'none' then '"NONE"'
            when 'primary' then '"PRIMARY"'
            when 'junior' then '"JUNIOR"'
            when 'both' then '"BOTH"'
            else coalesce(('no code: ' || t0."school_duty")::regclass::text, 'null')
          end || ',"places":' || t0."places"::text || ',"housingPermitOn":'
          || coalesce('"' || t0."housing_permit_on"::text || '"', 'null') || ',"housingStartedOn":'
          || coalesce('"' || t0."housing_started_on"::text || '"', 'null') || ',"housingDeliveredOn":'
          || coalesce('"' || t0."housing_delivered_on"::text || '"', 'null') || ',"housingVerifiedOn":'
          || coalesce('"' || t0."housing_verified_on"::text || '"', 'null') || ',"schoolPermitOn":'
          || coalesce('"' || t0."school_permit_on"::text || '"', 'null') || ',"schoolStartedOn":'
          || coalesce('"' || t0."school_started_on"::text || '"', 'null') || ',"schoolDeliveredOn":'
          || coalesce('"' || t0."school_delivered_on"::text || '"', 'null') || ',"educationOpinion":'
          || coalesce(to_json(t0."education_opinion")::text, 'null') || ',"opinionOn":'
          || coalesce('"' || t0."opinion_on"::text || '"', 'null') || ',"township":' || coalesce(
            (
              select '{"name":' || to_json(t1."name")::text || '}'
              from "township" t1
              where t1."id" = t0."township_id" and t1."archived_at" is null
            ),
            'null'
          ) || ',"project":' || coalesce(
            (
              select '{"landStatus":'
                || case t2."land_status"
                  when 'none' then '"NONE"'
                  when 'reserved' then '"RESERVED"'
                  when 'supplied' then '"SUPPLIED"'
                  when 'permitted' then '"PERMITTED"'
                  else coalesce(('no code: ' || t2."land_status")::regclass::text, 'null')
                end || ',"startedOn":' || coalesce('"' || t2."started_on"::text || '"', 'null') || '}'
              from "construction_project" t2
              where t2."id" = t0."project_id" and t2."archived_at" is null
            ),
            'null'
          ) || '}' as n0,
          1 as one
        from "residential_development" t0
        where t0."archived_at" is null
          and (
            t0."school_duty" <> 'none'
              and (
                t0."school_duty" <> 'none'
                  and (
                    coalesce(
                      t0."housing_planned_on" < coalesce(t0."school_planned_on", 'infinity'::date), false
                    )
                      or coalesce(
                        t0."housing_started_on" < coalesce(t0."school_started_on", 'infinity'::date), false
                      )
                      or coalesce(
                        t0."housing_delivered_on" < coalesce(t0."school_delivered_on", 'infinity'::date),
                        false
                      )
                  )
              ) = true
          )
        order by t0."name", t0."id" limit 51
      ) p having true
    ) || '}}' as r0;
