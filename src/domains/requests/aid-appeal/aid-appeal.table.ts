// A guardian's appeal against a refusal of aid (申诉): answered by another person than who refused it.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { keyedText, rowColumns, signedBy } from "../../../database/columns.ts";
import { studentAidGrant } from "../../aid/index.ts";
import { child, guardian } from "../../children/index.ts";
import { appealStatuses } from "../requests.codes.ts";

/** Child and due day by trigger. */
export const aidAppeal = pgTable(
  "aid_appeal",
  {
    ...rowColumns(),
    aidGrantId: uuid("aid_grant_id")
      .notNull()
      .references(() => studentAidGrant.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    guardianId: uuid("guardian_id")
      .notNull()
      .references(() => guardian.id),
    groundCipher: keyedText("ground_cipher").notNull(),
    status: codeColumn("status", appealStatuses).notNull(),
    submittedOn: date("submitted_on").notNull(),
    /** Null where no rule in force says by when. */
    dueOn: date("due_on"),
    decidedOn: date("decided_on"),
    decisionReason: text("decision_reason"),
    /** Who gave the refusal that it is against; by trigger. */
    refuserId: uuid("refuser_id"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "aid_appeal_decided",
      sql`(${t.status} <> 'submitted') = (${t.decidedOn} is not null and ${t.decisionReason} is not null)
        and (${t.decidedOn} is null) = (${t.decisionReason} is null) and ${t.decidedOn} >= ${t.submittedOn}`,
    ),
    // Of one guardian: what another one asks is nothing that it hears of.
    uniqueIndex("aid_appeal_one_open")
      .on(t.guardianId, t.aidGrantId)
      .where(sql`${t.status} = 'submitted' and ${t.archivedAt} is null`),
    index("aid_appeal_aid_grant").on(t.aidGrantId, t.id),
    index("aid_appeal_child").on(t.childId, t.id),
    index("aid_appeal_guardian").on(t.guardianId, t.id),
    index("aid_appeal_due").on(t.dueOn, t.id),
  ],
);
