-- one statement, as tc_finance for finance-officer
-- $1 text: ticket, for the row policies
-- $2 text: nonce of the request, marks what the server splices in
-- $3 date: variable $month
select concat_ws(
  ' ',
  left(set_config('tongchou.ticket', $1::text, true), 0), (select version from tc.policy_state),
  (select epoch from tc.caller)
) as state,
  (
    select case
      when count(*) > 2000 then '!'
      else '['
        || coalesce(
          string_agg(
            '"'
              || $2::text || ':m0o"{"key":{"townshipId":' || coalesce('"' || g.k0::text || '"', 'null')
              || '},"count":' || g.n::text || ',"sum":{"dueFen":' || coalesce(
                case
                  when abs(g.m2_0) <= 9007199254740991 then g.m2_0::text
                  else '"' || g.m2_0::text || '"'
                end,
                'null'
              ) || ',"paidFen":' || coalesce(
                case
                  when abs(g.m2_1) <= 9007199254740991 then g.m2_1::text
                  else '"' || g.m2_1::text || '"'
                end,
                'null'
              ) || ',"owedFen":' || coalesce(
                case
                  when abs(g.m2_2) <= 9007199254740991 then g.m2_2::text
                  else '"' || g.m2_2::text || '"'
                end,
                'null'
              ) || ',"overpaidFen":' || coalesce(
                case
                  when abs(g.m2_3) <= 9007199254740991 then g.m2_3::text
                  else '"' || g.m2_3::text || '"'
                end,
                'null'
              ) || '}}',
            ','
          ),
          ''
        ) || ']'
    end
    from (
      select t0."township_id" as k0,
        count(*) as n, sum(t0."due_fen") as m2_0, sum(
          (
            select coalesce(sum(sp.amount_fen), 0)::bigint
            from rural_subsidy_payment sp
            where sp.teacher_id = t0."teacher_id"
              and sp.month = t0."month"
              and sp.sent_on is not null
              and ((sp."archived_at" is null and sp."reviewed_on" is not null))
          )
        ) as m2_1, sum(
          greatest(
            t0."due_fen" - (
              select coalesce(sum(sp.amount_fen), 0)::bigint
              from rural_subsidy_payment sp
              where sp.teacher_id = t0."teacher_id"
                and sp.month = t0."month"
                and sp.sent_on is not null
                and ((sp."archived_at" is null and sp."reviewed_on" is not null))
            ),
            0
          )
        ) as m2_2, sum(
          greatest(
            (
              select coalesce(sum(sp.amount_fen), 0)::bigint
              from rural_subsidy_payment sp
              where sp.teacher_id = t0."teacher_id"
                and sp.month = t0."month"
                and sp.sent_on is not null
                and ((sp."archived_at" is null and sp."reviewed_on" is not null))
            ) - t0."due_fen",
            0
          )
        ) as m2_3
      from "rural_subsidy_due" t0
      where t0."archived_at" is null and t0."month" = $3::text::date
      group by 1
      order by 1 limit 2001
    ) g
  ) as r0;
