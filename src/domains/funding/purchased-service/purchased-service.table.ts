import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { purchasedServiceKinds } from "../funding.codes.ts";

/** A service bought for a school: workers on the premises or help beside the teaching. A provider is never a person. */
export const purchasedService = pgTable(
  "purchased_service",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    contractNo: text("contract_no").notNull().unique(),
    kind: codeColumn("kind", purchasedServiceKinds).notNull(),
    provider: text("provider").notNull(),
    providerUscc: text("provider_uscc"),
    posts: integer("posts").notNull(),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
    awardedOn: date("awarded_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("purchased_service_provider_uscc", holdsForm(t.providerUscc, "uscc")),
    check("purchased_service_amounts", sql`${t.posts} >= 0 and ${t.amountFen} >= 0`),
    check("purchased_service_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("purchased_service_school").on(t.schoolId, t.id),
    index("purchased_service_township").on(t.townshipId, t.id),
    index("purchased_service_from").on(t.validFrom, t.id),
  ],
);
