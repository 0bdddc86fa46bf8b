-- one statement, as tc_public for nobody in particular
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: "construction.idle-months"
-- $4 text: "三(四)"
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"schoolClosures":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"proposedOn":"'
          || t0."proposed_on"::text
          || '","status":'
          || case t0."status"
            when 'proposed' then '"PROPOSED"'
            when 'hearing' then '"HEARING"'
            when 'decided' then '"DECIDED"'
            when 'withdrawn' then '"WITHDRAWN"'
            else 'null'
          end
          || ',"reason":'
          || to_json(t0."reason")::text
          || ',"travelPlan":'
          || coalesce(to_json(t0."travel_plan")::text, 'null')
          || ',"decidedOn":'
          || coalesce('"' || t0."decided_on"::text || '"', 'null')
          || ',"school":'
          || coalesce(
            (
              select '{"name":'
                || to_json(t1."name")::text
                || ',"status":'
                || case t1."status"
                  when 'planned' then '"PLANNED"'
                  when 'building' then '"BUILDING"'
                  when 'operating' then '"OPERATING"'
                  when 'idle' then '"IDLE"'
                  when 'merged' then '"MERGED"'
                  when 'closed' then '"CLOSED"'
                  else 'null'
                end
                || '}'
              from "school" t1
              where t1."id" = t0."school_id" and true
            ),
            'null'
          )
          || ',"receivingSchool":'
          || coalesce(
            (
              select '{"name":' || to_json(t2."name")::text || '}'
              from "school" t2
              where t2."id" = t0."receiving_school_id" and true
            ),
            'null'
          )
          || ',"hearings":'
          || (
            select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
            from (
              select '{"heldOn":"'
                || t3."held_on"::text
                || '","votesFor":'
                || t3."votes_for"::text
                || ',"votesAgainst":'
                || t3."votes_against"::text
                || ',"votesAbstained":'
                || t3."votes_abstained"::text
                || '}' as n0,
                1 as one
              from "closure_hearing" t3
              where t3."closure_id" = t0."id"
              order by t3."id"
              limit 5
            ) p
            having true
          )
          || '}' as n0,
          1 as one
        from "school_closure" t0
        where true
        order by t0."proposed_on" desc, t0."id" desc
        limit 50
      ) p
      having true
    )
    || ',"parameters":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"integerValue":'
          || coalesce(t4."integer_value"::text, 'null')
          || ',"unit":'
          || to_json(t4."unit")::text
          || ',"validFrom":"'
          || t4."valid_from"::text
          || '","validTo":'
          || coalesce('"' || t4."valid_to"::text || '"', 'null')
          || ',"document":'
          || coalesce(
            (
              select '{"number":'
                || to_json(t5."number")::text
                || ',"supersededBy":'
                || coalesce(
                  (
                    select '{"number":' || to_json(t6."number")::text || '}'
                    from "policy_document" t6
                    where t6."id" = t5."superseded_by_id" and true
                  ),
                  'null'
                )
                || '}'
              from "policy_document" t5
              where t5."id" = t4."document_id" and true
            ),
            'null'
          )
          || '}' as n0,
          1 as one
        from "parameter" t4
        where t4."key" = $3::text
        order by t4."id"
        limit 50
      ) p
      having true
    )
    || ',"targets":'
    || (
      select '{"nodes":[' || coalesce(string_agg(p.n0, ','), '') || ']}'
      from (
        select '{"name":'
          || to_json(t7."name")::text
          || ',"value":'
          || coalesce(t7."value"::text, 'null')
          || ',"unit":'
          || to_json(t7."unit")::text
          || ',"dueYear":'
          || coalesce(t7."due_year"::text, 'null')
          || '}' as n0,
          1 as one
        from "target" t7
        where t7."clause" = $4::text
        order by t7."id"
        limit 50
      ) p
      having true
    )
    || '}}' as r0;
