// What the school register marks a pupil as (学籍标记), over a period. It overwrites no other ledger: township's and civil affairs'
// records of the same child are theirs.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { definition } from "../../reference/index.ts";
import { child } from "../child/child.table.ts";
import { studentFlagKinds } from "../children.codes.ts";
import { student } from "../student/student.table.ts";

export const studentFlag = pgTable(
  "student_flag",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => student.id),
    /** Copied from the student. */
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    kind: codeColumn("kind", studentFlagKinds).notNull(),
    /** Key of the definition, of words that have several. */
    definition: text("definition").references(() => definition.key),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("student_flag_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check(
      "student_flag_defined",
      sql`case when ${t.kind} in ('left-behind-one', 'left-behind-both') then coalesce(starts_with(${t.definition}, 'left-behind.'), false)
        when ${t.kind} = 'migrant' then coalesce(starts_with(${t.definition}, 'migrant.'), false) else ${t.definition} is null end`,
    ),
    index("student_flag_student").on(t.studentId, t.id),
    index("student_flag_child").on(t.childId, t.id),
    index("student_flag_school").on(t.schoolId, t.id),
    index("student_flag_definition").on(t.definition, t.id),
  ],
);
