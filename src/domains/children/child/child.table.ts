import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { childScopeColumns, identityColumns, keyedText, rowColumns } from "../../../database/columns.ts";
import { district, genders, idTypes, township, village } from "../../reference/index.ts";
import { healthStatuses, locationKinds } from "../children.codes.ts";

/** The person. A child exists before, outside and after school; the school record is `student`. */
export const child = pgTable(
  "child",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
    idType: codeColumn("id_type", idTypes).notNull(),
    ...identityColumns(),
    gender: codeColumn("gender", genders).notNull(),
    birthDate: date("birth_date").notNull(),
    ethnicity: text("ethnicity"),
    health: codeColumn("health", healthStatuses),
    /** Whether an enrolment is open: what the township of hukou asks of every child (三(八)). */
    enrolled: boolean("enrolled").notNull().generatedAlwaysAs(sql`school_id is not null`),
  },
  (t) => [
    ...columnChecks(t),
    check("child_ethnicity", holdsForm(t.ethnicity, "ethnicity")),
    index("child_birth").on(t.birthDate, t.id),
    index("child_name").on(t.name, t.id),
    index("child_hukou").on(t.hukouTownshipId, t.id),
    index("child_enrolled").on(t.hukouTownshipId, t.enrolled, t.birthDate, t.id),
    index("child_residence").on(t.residenceTownshipId, t.id),
    index("child_school").on(t.schoolId, t.id),
    // One number is one person.
    uniqueIndex("child_id_number").on(t.idNumberIndex).where(sql`${t.archivedAt} is null`),
    index("child_identity_code").on(t.identityCode),
  ],
);

/** Where a child is registered (hukou) or lives (residence), dated; at most one of each kind on any day. */
export const childLocation = pgTable(
  "child_location",
  {
    ...rowColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    kind: codeColumn("kind", locationKinds).notNull(),
    /** Null where the hukou lies outside the district: `outsideCode` says where. */
    townshipId: uuid("township_id").references(() => township.id),
    outsideCode: text("outside_code"),
    villageId: uuid("village_id"),
    addressCipher: keyedText("address_cipher"),
    /** Copied by trigger: any protective flag on the child's guardianships. */
    protective: boolean("protective").notNull().default(false),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("child_location_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check("child_location_outside_code", holdsForm(t.outsideCode, "nationalDivision")),
    check(
      "child_location_place",
      sql`(${t.townshipId} is null) = (${t.outsideCode} is not null) and (${t.townshipId} is not null or (${t.kind} = 'hukou' and ${t.villageId} is null))`,
    ),
    foreignKey({
      name: "child_location_village_in_township",
      columns: [t.villageId, t.townshipId],
      foreignColumns: [village.id, village.townshipId],
    }).onUpdate("cascade"),
    index("child_location_child").on(t.childId, t.id),
    index("child_location_township").on(t.townshipId, t.id),
  ],
);
