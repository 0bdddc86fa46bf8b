// The steps before a school may close or merge (撤并). Of every rural school, not of teaching points alone.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { policyDocument, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { closureAims, closureStatuses } from "../networks.codes.ts";

export const schoolClosure = pgTable(
  "school_closure",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    aim: codeColumn("aim", closureAims).notNull(),
    gradeFrom: integer("grade_from"),
    gradeTo: integer("grade_to"),
    proposedOn: date("proposed_on").notNull(),
    reason: text("reason").notNull(),
    travelPlan: text("travel_plan"),
    receivingSchoolId: uuid("receiving_school_id").references(() => school.id),
    decisionId: uuid("decision_id").references(() => policyDocument.id),
    decidedOn: date("decided_on"),
    /** Since when it is what it is now: hearings before that day were of another plan. */
    revisedOn: date("revised_on"),
    status: codeColumn("status", closureStatuses).notNull(),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_closure_not_into_itself", sql`${t.receivingSchoolId} is distinct from ${t.schoolId}`),
    check(
      "school_closure_decided",
      sql`${t.status} <> 'decided' or coalesce(${t.decisionId} is not null and ${t.decidedOn} >= ${t.proposedOn}
        and (${t.aim} = 'reclassify' or ${t.travelPlan} ~ '[^[:space:]]' and ${t.receivingSchoolId} is not null), false)`,
    ),
    check(
      "school_closure_grades",
      sql`coalesce(num_nonnulls(${t.gradeFrom}, ${t.gradeTo}) = 0 or ${t.aim} = 'reduce' and ${t.gradeFrom} >= 1
        and ${t.gradeTo} between ${t.gradeFrom} and 9, false)`,
    ),
    uniqueIndex("school_closure_natural").on(t.schoolId, t.proposedOn),
    index("school_closure_school").on(t.schoolId, t.id),
    index("school_closure_township").on(t.townshipId, t.id),
    index("school_closure_receiving").on(t.receivingSchoolId, t.id),
    index("school_closure_decision").on(t.decisionId, t.id),
    index("school_closure_proposed").on(t.proposedOn, t.id),
  ],
);

/** A hearing with its votes; no voter's name. */
export const closureHearing = pgTable(
  "closure_hearing",
  {
    ...rowColumns(),
    closureId: uuid("closure_id")
      .notNull()
      .references(() => schoolClosure.id),
    heldOn: date("held_on").notNull(),
    votesFor: integer("votes_for").notNull(),
    votesAgainst: integer("votes_against").notNull(),
    votesAbstained: integer("votes_abstained").notNull(),
  },
  (t) => [
    check("closure_hearing_votes", sql`least(${t.votesFor}, ${t.votesAgainst}, ${t.votesAbstained}) >= 0`),
    uniqueIndex("closure_hearing_natural").on(t.closureId, t.heldOn),
    index("closure_hearing_closure").on(t.closureId, t.id),
  ],
);
