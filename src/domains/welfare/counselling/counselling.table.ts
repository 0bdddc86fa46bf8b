import { date, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { keyedText, rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../../teachers/index.ts";
import { counsellingTopics } from "../care.codes.ts";

export const counsellingSession = pgTable(
  "counselling_session",
  {
    ...rowColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    counsellorTeacherId: uuid("counsellor_teacher_id")
      .notNull()
      .references(() => teacher.id),
    heldOn: date("held_on").notNull(),
    topic: codeColumn("topic", counsellingTopics).notNull(),
    noteCipher: keyedText("note_cipher").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    index("counselling_session_child").on(t.childId, t.id),
    index("counselling_session_school").on(t.schoolId, t.id),
    index("counselling_session_counsellor").on(t.counsellorTeacherId, t.id),
  ],
);
