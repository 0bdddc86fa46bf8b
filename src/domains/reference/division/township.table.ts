import { boolean, check, date, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { codeSystems, townshipKinds, villageKinds } from "../references.codes.ts";
import { district } from "./district.table.ts";

/** A township's identity is its id; names and codes change over time and live in their own tables. */
export const township = pgTable(
  "township",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
    kind: codeColumn("kind", townshipKinds).notNull(),
    highCold: boolean("high_cold").notNull().default(false),
  },
  (t) => [...columnChecks(t), index("township_name_idx").on(t.name, t.id)],
);

/** A name a township carried in a period. */
export const townshipName = pgTable(
  "township_name",
  {
    ...rowColumns(),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    name: text("name").notNull(),
    kind: codeColumn("kind", townshipKinds).notNull(),
    validFrom: date("valid_from"),
    validTo: date("valid_to"),
  },
  (t) => [...columnChecks(t), index("township_name_township").on(t.townshipId, t.id)],
);

/** A statistical (NBS) or civil-affairs (MCA) code. The two systems give the same digits to different townships. */
export const divisionCode = pgTable(
  "division_code",
  {
    ...rowColumns(),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    system: codeColumn("system", codeSystems).notNull(),
    edition: text("edition").notNull(),
    code: text("code").notNull(),
    nameInEdition: text("name_in_edition").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("division_code_digits", holdsForm(t.code, "divisionCode")),
    uniqueIndex("division_code_natural").on(t.system, t.edition, t.code),
    index("division_code_township").on(t.townshipId, t.id),
  ],
);

/** A village (村) or urban community (社区) of one township. */
export const village = pgTable(
  "village",
  {
    ...rowColumns(),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    name: text("name").notNull(),
    kind: codeColumn("kind", villageKinds).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    unique("village_in_township").on(t.id, t.townshipId),
    index("village_township").on(t.townshipId, t.id),
  ],
);
