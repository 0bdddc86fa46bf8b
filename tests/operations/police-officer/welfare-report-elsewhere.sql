-- one statement, as tc_police for police-officer:五通乡
-- $1 text: scope, for the row policies
-- $2 uuid: the asker
-- $3 text: nonce of the request, marks what the server splices in
-- $4 uuid: variable $id
-- $5 uuid: scope of the asker's assignments (group 0)
select concat_ws(
  ' ',
  left(set_config('tongchou.scope', $1::text, true), 0),
  (select version from tc.policy_state),
  coalesce((select epoch from tc.person where id = $2::uuid), 0)
) as state,
  '{"data":{"mandatoryReport":'
    || coalesce(
      (
        select '{"reportNo":'
          || to_json(t0."report_no")::text
          || ',"narrative":'
          || coalesce(
            '"' || $3::text || ':s' || '0' || ':' || t0."id" || ':' || t0."narrative_cipher" || '"', 'null'
          )
          || '}'
        from "mandatory_report" t0
        where t0."id" = $4::uuid and (t0."to_police" = true and t0."township_id" = (select $5::uuid))
      ),
      'null'
    )
    || '}}' as r0;
