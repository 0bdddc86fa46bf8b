// What education proposes to fund a pupil with, and what finance makes of it (四(三)). A proposal is no standard: finance sets that.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, rules } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { stages, township } from "../../reference/index.ts";
import { fundItems, fundProposalDecisions } from "../funding.codes.ts";

export const fundStandardProposal = pgTable(
  "fund_standard_proposal",
  {
    ...rowColumns(),
    item: codeColumn("item", fundItems).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    townshipId: uuid("township_id").references(() => township.id),
    amountFen: integer("amount_fen").notNull(),
    fromDay: date("from_day").notNull(),
    reason: text("reason").notNull(),
    proposedOn: date("proposed_on").notNull(),
    proposedBy: text("proposed_by").notNull(),
    decision: codeColumn("decision", fundProposalDecisions).notNull(),
    decidedOn: date("decided_on"),
    decidedBy: text("decided_by"),
    decisionNote: text("decision_note"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check("fund_standard_proposal_amount", sql`${t.amountFen} >= 0`),
    check("fund_standard_proposal_ahead", sql`${t.fromDay} > ${t.proposedOn}`),
    check(
      "fund_standard_proposal_decided",
      sql`num_nonnulls(${t.decidedOn}, ${t.decidedBy}, ${t.decisionNote}) = case ${t.decision} when 'proposed' then 0 else 3 end
        and (${t.decidedOn} is null or ${t.decidedOn} >= ${t.proposedOn})`,
    ),
    index("fund_standard_proposal_township").on(t.townshipId, t.id),
    index("fund_standard_proposal_proposed").on(t.proposedOn, t.id),
  ],
);

export const fundStandardProposalRules = rules({
  fund_standard_proposal_decided: {
    clause: "四(三)",
    fields: ["decision", "decided_on", "decided_by", "decision_note"],
    zh: "已决定的建议写明何时、何人、何故决定。",
    en: "A decision says when, by whom and why.",
  },
});
