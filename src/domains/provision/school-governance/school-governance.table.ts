// How a school is run: self-reviews, charters and rules, its party organisation. Never a member's own record.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { policyDocument } from "../../reference/index.ts";
import { charterKinds, partyOrganisationKinds } from "../conditions.codes.ts";
import { schoolScope } from "../school-condition/school-condition.table.ts";

/** One item of the self-review (管理标准自评) against an edition of the standard. */
export const managementReview = pgTable(
  "management_review",
  {
    ...rowColumns(),
    ...schoolScope(),
    schoolYear: integer("school_year").notNull(),
    standardId: uuid("standard_id")
      .notNull()
      .references(() => policyDocument.id),
    item: text("item").notNull(),
    score: integer("score").notNull(),
    evidence: text("evidence"),
    improvement: text("improvement"),
    dueOn: date("due_on"),
    confirmedOn: date("confirmed_on"),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t),
    check("management_review_score", sql`${t.score} between 0 and 100`),
    check("management_review_due", sql`${t.improvement} is null or ${t.dueOn} is not null`),
    uniqueIndex("management_review_natural").on(t.schoolId, t.schoolYear, t.item),
    index("management_review_school").on(t.schoolId, t.id),
    index("management_review_township").on(t.townshipId, t.id),
    index("management_review_standard").on(t.standardId, t.id),
    index("management_review_due").on(t.dueOn, t.id),
  ],
);

/** A charter (章程) or rule (制度): drafted by the school, in force from its approval until it is replaced. */
export const charter = pgTable(
  "charter",
  {
    ...rowColumns(),
    ...schoolScope(),
    kind: codeColumn("kind", charterKinds).notNull(),
    title: text("title").notNull(),
    edition: integer("edition").notNull(),
    /** The vote of the staff congress (教职工大会) on this text. */
    adoptedOn: date("adopted_on"),
    votesFor: integer("votes_for"),
    votesAgainst: integer("votes_against"),
    approvedOn: date("approved_on"),
    replacedOn: date("replaced_on"),
    textReference: text("text_reference"),
    ...signedBy("approved"),
  },
  (t) => [
    ...columnChecks(t),
    check("charter_edition", sql`${t.edition} >= 1`),
    check(
      "charter_vote",
      sql`num_nonnulls(${t.adoptedOn}, ${t.votesFor}, ${t.votesAgainst}) in (0, 3) and (${t.adoptedOn} is null
        or (${t.votesFor} >= 0 and ${t.votesAgainst} >= 0 and ${t.votesFor} + ${t.votesAgainst} > 0))`,
    ),
    check(
      "charter_dates",
      sql`${t.replacedOn} is null or (${t.approvedOn} is not null and ${t.approvedOn} <= ${t.replacedOn})`,
    ),
    uniqueIndex("charter_natural").on(t.schoolId, t.kind, t.title, t.edition),
    uniqueIndex("charter_one_in_force")
      .on(t.schoolId)
      .where(sql`${t.kind} = 'charter' and ${t.approvedOn} is not null and ${t.replacedOn} is null`),
    index("charter_school").on(t.schoolId, t.id),
    index("charter_township").on(t.townshipId, t.id),
    index("charter_approved").on(t.approvedOn, t.id),
  ],
);

/** The party organisation (党组织) of a school over a period; one joint branch is a row of each of its schools. */
export const partyOrganisation = pgTable(
  "party_organisation",
  {
    ...rowColumns(),
    ...schoolScope(),
    kind: codeColumn("kind", partyOrganisationKinds).notNull(),
    secretaryName: text("secretary_name"),
    members: integer("members").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("party_organisation_members", sql`${t.members} >= 0`),
    check("party_organisation_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("party_organisation_school").on(t.schoolId, t.id),
    index("party_organisation_township").on(t.townshipId, t.id),
  ],
);
