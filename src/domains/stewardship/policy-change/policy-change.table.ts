// A change of the rights in force (权限变更): drafted by one steward, judged by the platform, approved by another person.
import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns, signedBy } from "../../../database/columns.ts";
import { policyChangeKinds, policyChangeStatuses } from "../stewardship.codes.ts";

/** Hashes, problems and what they rest on are written by the judge alone; when it came into force, by whoever applies it. */
export const policyChange = pgTable(
  "policy_change",
  {
    ...rowColumns(),
    kind: codeColumn("kind", policyChangeKinds).notNull(),
    title: text("title").notNull(),
    reason: text("reason").notNull(),
    status: codeColumn("status", policyChangeStatuses).notNull(),
    /** Null: as soon as it is approved. */
    effectiveAt: instant("effective_at"),
    /** Of an urgent one: until when it holds unless others keep it. */
    expiresAt: instant("expires_at"),
    /** Of what gives back at its end what an urgent one took: that one. */
    undoesId: uuid("undoes_id").references((): AnyPgColumn => policyChange.id),
    /** Of the rights that it was drafted over, and of those that it would make. */
    baseHash: keyedText("base_hash").notNull(),
    resultHash: keyedText("result_hash"),
    problems: text("problems"),
    touchesProtected: boolean("touches_protected"),
    draftedBy: text("drafted_by").notNull(),
    submittedAt: instant("submitted_at"),
    judgedAt: instant("judged_at"),
    endorsedBy: text("endorsed_by"),
    endorsedAt: instant("endorsed_at"),
    approvedBy: text("approved_by"),
    approvedAt: instant("approved_at"),
    rejectedBy: text("rejected_by"),
    rejectedAt: instant("rejected_at"),
    decisionReason: text("decision_reason"),
    inForceAt: instant("in_force_at"),
    policyNumber: integer("policy_number"),
    failure: text("failure"),
    ...signedBy("endorsed", "approved", "rejected"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "policy_change_of_kind",
      sql`(${t.kind} = 'urgent') = (${t.expiresAt} is not null) and (${t.kind} = 'expiry') = (${t.undoesId} is not null)
        and (${t.kind} <> 'urgent' or ${t.effectiveAt} is null)`,
    ),
    check(
      "policy_change_expires",
      sql`${t.expiresAt} > ${t.createdAt} and ${t.expiresAt} <= ${t.createdAt} + interval '14 days'`,
    ),
    // Nothing is approved that was not judged, nor by nobody.
    check(
      "policy_change_signed",
      sql`(${t.kind} <> 'ordinary' or ${t.status} not in ('approved', 'in-force') or ${t.approvedById} is not null)
        and (${t.kind} = 'urgent' or ${t.status} not in ('judged', 'endorsed', 'approved', 'in-force') or ${t.resultHash} is not null)
        and (${t.status} <> 'endorsed' or ${t.endorsedById} is not null)
        and (${t.status} = 'rejected') = (${t.rejectedById} is not null and ${t.decisionReason} is not null)
        and (${t.status} not in ('draft', 'submitted') or num_nonnulls(${t.resultHash}, ${t.endorsedById}, ${t.approvedById}) = 0)
        and (${t.status} = 'in-force') = (${t.inForceAt} is not null and ${t.policyNumber} is not null)
        and (${t.status} = 'failed') = (${t.failure} is not null)`,
    ),
    check(
      "policy_change_two_of_three",
      sql`${t.kind} <> 'ordinary' or ${t.status} not in ('approved', 'in-force')
        or ${t.touchesProtected} is false or ${t.endorsedById} is not null`,
    ),
    index("policy_change_status_idx").on(t.status, t.effectiveAt, t.id),
    index("policy_change_undoes").on(t.undoesId, t.id),
  ],
);
