// Clusters of schools (集团·联盟·一体化·对口帮扶), dated with their members.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyDocument, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { clusterKinds } from "../networks.codes.ts";

export const schoolCluster = pgTable(
  "school_cluster",
  {
    ...rowColumns(),
    name: text("name").notNull(),
    kind: codeColumn("kind", clusterKinds).notNull(),
    leadSchoolId: uuid("lead_school_id")
      .notNull()
      .references(() => school.id),
    agreementId: uuid("agreement_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_cluster_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    uniqueIndex("school_cluster_natural").on(t.kind, t.leadSchoolId, t.validFrom),
    index("school_cluster_lead").on(t.leadSchoolId, t.id),
    index("school_cluster_agreement").on(t.agreementId, t.id),
  ],
);

/** A member other than the lead. A pairing joins an urban or strong lead to rural or weak members. */
export const clusterMember = pgTable(
  "cluster_member",
  {
    ...rowColumns(),
    clusterId: uuid("cluster_id")
      .notNull()
      .references(() => schoolCluster.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check("cluster_member_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("cluster_member_cluster").on(t.clusterId, t.id),
    index("cluster_member_school").on(t.schoolId, t.id),
    index("cluster_member_township").on(t.townshipId, t.id),
  ],
);
