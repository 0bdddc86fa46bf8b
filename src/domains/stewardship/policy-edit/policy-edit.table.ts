// One edit of a change of rights (变更条目): what becomes of one role's right to fields or commands of one type.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyChange } from "../policy-change/policy-change.table.ts";
import { policyEditKinds, policyMasks, policyReaches } from "../stewardship.codes.ts";

/** Lists are words between blanks, as in a policy file without its punctuation; conditions are JSON. */
export const policyEdit = pgTable(
  "policy_edit",
  {
    ...rowColumns(),
    changeId: uuid("change_id")
      .notNull()
      .references(() => policyChange.id),
    /** In the order in which they are applied; given by trigger. */
    number: integer("number").notNull(),
    kind: codeColumn("kind", policyEditKinds).notNull(),
    role: text("role").notNull(),
    onType: text("on_type"),
    fields: text("fields"),
    uses: text("uses"),
    rows: text("rows"),
    mask: codeColumn("mask", policyMasks),
    reach: codeColumn("reach", policyReaches),
    archivedRows: boolean("archived_rows"),
    duties: text("duties"),
    purposes: text("purposes"),
    cite: text("cite"),
    basis: text("basis"),
    commands: text("commands"),
    createFields: text("create_fields"),
    updateFields: text("update_fields"),
    grantId: text("grant_id"),
    validFrom: date("valid_from"),
    /** The first day on which it holds no more. */
    validUntil: date("valid_until"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "policy_edit_form",
      sql`case ${t.kind}
        when 'grant' then num_nulls(${t.onType}, ${t.fields}, ${t.uses}, ${t.rows}, ${t.cite}) = 0
          and num_nonnulls(${t.basis}, ${t.commands}, ${t.createFields}, ${t.updateFields}, ${t.grantId}) = 0
        when 'run' then num_nulls(${t.onType}, ${t.commands}, ${t.rows}, ${t.cite}) = 0
          and num_nonnulls(${t.basis}, ${t.fields}, ${t.uses}, ${t.mask}, ${t.reach}, ${t.archivedRows}, ${t.grantId}) = 0
        else num_nonnulls(${t.rows}, ${t.mask}, ${t.reach}, ${t.archivedRows}, ${t.duties}, ${t.purposes}, ${t.cite}, ${t.createFields}, ${t.updateFields}) = 0
          and case ${t.kind}
            when 'withdraw' then num_nulls(${t.onType}, ${t.fields}) = 0
              and num_nonnulls(${t.basis}, ${t.commands}, ${t.grantId}, ${t.validFrom}, ${t.validUntil}) = 0
            when 'deny' then num_nulls(${t.onType}, ${t.fields}, ${t.basis}) = 0
              and num_nonnulls(${t.uses}, ${t.commands}, ${t.grantId}, ${t.validFrom}, ${t.validUntil}) = 0
            when 'stop' then num_nulls(${t.onType}, ${t.commands}) = 0
              and num_nonnulls(${t.basis}, ${t.fields}, ${t.uses}, ${t.grantId}, ${t.validFrom}, ${t.validUntil}) = 0
            else ${t.grantId} is not null and num_nonnulls(${t.validFrom}, ${t.validUntil}) > 0
              and num_nonnulls(${t.basis}, ${t.onType}, ${t.fields}, ${t.uses}, ${t.commands}) = 0 end end`,
    ),
    check(
      "policy_edit_words",
      sql`${t.role} ~ '^[a-z]+(-[a-z]+)*$' and ${t.onType} ~ '^[A-Z][A-Za-z0-9]*$'
        and (${t.fields} ~ '^[a-z][A-Za-z0-9]*( [a-z][A-Za-z0-9]*)*$' or ${t.kind} = 'deny' and ${t.fields} = '*')
        and ${t.commands} ~ '^[a-z][A-Za-z0-9]*( [a-z][A-Za-z0-9]*)*$'
        and ${t.uses} ~ '^(read|filter|order|aggregate|lookup)( (read|filter|order|aggregate|lookup))*$'
        and ${t.duties} ~ '^[a-z-]+( [a-z-]+)*$' and ${t.purposes} ~ '^[a-z-]+( [a-z-]+)*$'`,
    ),
    check(
      "policy_edit_fields_by_type",
      sql`${t.createFields} ~ '^[A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+(, [A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+)*$'
        and ${t.updateFields} ~ '^[A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+(, [A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+)*$'`,
    ),
    check(
      "policy_edit_condition",
      sql`${t.rows} in ('always', 'current') or ${t.rows} is json object with unique keys`,
    ),
    check("policy_edit_period", sql`${t.validFrom} < ${t.validUntil}`),
    uniqueIndex("policy_edit_number").on(t.changeId, t.number),
    index("policy_edit_change").on(t.changeId, t.id),
  ],
);
