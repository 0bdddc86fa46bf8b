// Children in difficulty (困境), what they are given (救助), and whom civil affairs may know of. Household finances are
// ciphertext; category, amount and candidates never count for a role that does not own them.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, keyedText, rowColumns, signedBy } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { township } from "../../reference/index.ts";
import {
  assistanceKinds,
  candidateReasons,
  difficultyCategories,
  difficultyStatuses,
  parentSituations,
} from "../care.codes.ts";

export const difficultyRecord = pgTable(
  "difficulty_record",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    category: codeColumn("category", difficultyCategories).notNull(),
    status: codeColumn("status", difficultyStatuses).notNull(),
    fatherSituation: codeColumn("father_situation", parentSituations),
    motherSituation: codeColumn("mother_situation", parentSituations),
    /** The township that took the application; null where civil affairs did. */
    acceptedTownshipId: uuid("accepted_township_id").references(() => township.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    /** Why it was refused. */
    refusalReason: text("refusal_reason"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check("difficulty_record_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check(
      "difficulty_record_parents",
      sql`${t.status} <> 'confirmed' or ${t.category} not in ('orphan', 'unsupported')
        or (coalesce(${t.fatherSituation} in ('dead', 'missing') and ${t.motherSituation} in ('dead', 'missing'), false) = (${t.category} = 'orphan')
          and coalesce(${t.fatherSituation} <> 'able' and ${t.motherSituation} <> 'able', false))`,
    ),
    check(
      "difficulty_record_ended",
      sql`${t.status} not in ('refused', 'ended') or ${t.validTo} is not null`,
    ),
    index("difficulty_record_child").on(t.childId, t.id),
    index("difficulty_record_residence").on(t.residenceTownshipId, t.id),
    index("difficulty_record_accepted").on(t.acceptedTownshipId, t.id),
    index("difficulty_record_school").on(t.schoolId, t.id),
  ],
);

export const assistance = pgTable(
  "assistance",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    kind: codeColumn("kind", assistanceKinds).notNull(),
    amountFen: integer("amount_fen").notNull(),
    householdFinancesCipher: keyedText("household_finances_cipher"),
    acceptedTownshipId: uuid("accepted_township_id").references(() => township.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("assistance_amount", sql`${t.amountFen} >= 0`),
    check("assistance_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("assistance_child").on(t.childId, t.id),
    index("assistance_accepted").on(t.acceptedTownshipId, t.id),
  ],
);

/**
 * A child that civil affairs may know of, and why: one row per difficulty record, open left-behind record or report
 * addressed to it, under that row's id, kept by triggers.
 */
export const civilAffairsCandidate = pgTable(
  "civil_affairs_candidate",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    reason: codeColumn("reason", candidateReasons).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [...columnChecks(t), index("civil_affairs_candidate_child").on(t.childId, t.id)],
);
