// Psychological counselling (心理辅导). The note is the counsellor's alone; others may at most count. `schoolId` is the
// school it was held at and stays when the child moves.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../../teachers/index.ts";

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
    topic: text("topic").notNull(),
    noteCipher: text("note_cipher").notNull(),
  },
  (t) => [
    check(
      "counselling_session_topic",
      sql`${t.topic} in ('learning', 'family', 'peers', 'emotion', 'safety')`,
    ),
    index("counselling_session_child").on(t.childId, t.id),
    index("counselling_session_school").on(t.schoolId, t.id),
    index("counselling_session_counsellor").on(t.counsellorTeacherId, t.id),
  ],
);
