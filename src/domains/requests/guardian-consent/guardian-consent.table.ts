// What a guardian agrees to for the own child (知情同意), and takes back. Silence never consents.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { consentMatters, consentStatuses } from "../requests.codes.ts";

export const guardianConsent = pgTable(
  "guardian_consent",
  {
    ...rowColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    guardianId: uuid("guardian_id")
      .notNull()
      .references(() => guardian.id),
    matter: codeColumn("matter", consentMatters).notNull(),
    status: codeColumn("status", consentStatuses).notNull(),
    givenOn: date("given_on").notNull(),
    withdrawnOn: date("withdrawn_on"),
    /** Kept by trigger and by the day's work: from which day the guardian is none of the child any more. */
    endedOn: date("ended_on"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "guardian_consent_withdrawn",
      sql`(${t.status} = 'withdrawn') = (${t.withdrawnOn} is not null) and (${t.withdrawnOn} is null or ${t.withdrawnOn} >= ${t.givenOn})`,
    ),
    uniqueIndex("guardian_consent_once")
      .on(t.guardianId, t.childId, t.matter)
      .where(sql`${t.status} = 'given' and ${t.endedOn} is null and ${t.archivedAt} is null`),
    index("guardian_consent_child").on(t.childId, t.id),
    index("guardian_consent_guardian").on(t.guardianId, t.id),
  ],
);
