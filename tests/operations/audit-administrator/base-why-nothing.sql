-- one statement, as tc_audit for audit-administrator
-- $1 text: ticket, for the row policies
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state;
