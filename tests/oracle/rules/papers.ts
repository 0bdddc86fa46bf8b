// Row rules of papers in words: each goes by the record that it hangs on, and by who put it there.
import type { Rule } from "./links.ts";
import { nutritionRules } from "./nutrition.ts";
import { schoolsAndChildrenRules } from "./schools-and-children.ts";
import { welfareRules } from "./welfare.ts";

const on =
  (type: string, key: string, rule: Rule, by?: string): Rule =>
  (world, scope, paper) => {
    const record = world.rows.byId(type, paper[key]);
    return (
      record !== undefined && (by === undefined || paper.attachedBy === by) && rule(world, scope, record)
    );
  };

const words = { ...schoolsAndChildrenRules, ...nutritionRules, ...welfareRules };
const ofAid = (rule: Rule, by?: string): Rule => on("StudentAidGrant", "aidGrantId", rule, by);
const ofCare = (rule: Rule, by?: string): Rule => on("EntrustedCare", "entrustedCareId", rule, by);
const ofReport = (rule: Rule, by?: string): Rule => on("MandatoryReport", "reportId", rule, by);
const ofDifficulty = (rule: Rule, by?: string): Rule => on("DifficultyRecord", "difficultyId", rule, by);
const ownAid = ofAid(words["own child's record, unprotected"], "guardian");
const ownCare = ofCare(words["own notice about own child"], "guardian");

export const papersRules = {
  "own paper of own child's aid": ownAid,
  "own paper of own child's care": ownCare,
  "own paper of an application of own child's, not forwarded": ofAid(
    (world, scope, record) =>
      record.decision === "applied" && words["own child's record, unprotected"](world, scope, record),
    "guardian",
  ),
  "own paper of own child's aid or care": (world, scope, paper) =>
    ownAid(world, scope, paper) || ownCare(world, scope, paper),
  "paper of own student's aid": ofAid(words["own student's record"]),
  "paper of a notice to own school": ofCare(words["own student's entrusting, notified to the school"]),
  "paper of care by residence": ofCare(words["care by residence"]),
  "paper of aid": (_world, _scope, paper) => paper.aidGrantId !== null,
  "paper of a closure": (_world, _scope, paper) => paper.closureId !== null,
  "paper of difficulty": (_world, _scope, paper) => paper.difficultyId !== null,
  "own paper of an application accepted by the township": ofDifficulty(
    words["accepted by the township"],
    "township",
  ),
  "paper of a plan": (_world, _scope, paper) => paper.planId !== null,
  "school's paper of an own student's plan": on(
    "IndividualPlan",
    "planId",
    words["care of own student"],
    "school",
  ),
  "evidence of own school's report": ofReport(words["report filed by own school"], "school"),
  "evidence of own township's report": ofReport(words["report filed by own township"], "township"),
  "evidence of own village's report": ofReport(words["report filed by own village"], "village"),
  "evidence of the teacher's report": ofReport(words["report filed by the teacher"], "teacher"),
  "evidence of an organisation's report of an assigned child": ofReport(
    words["an organisation's report of an assigned child"],
    "care-organisation",
  ),
  "evidence of a report to the station": ofReport(words["report to the station"]),
  "evidence of a report to civil affairs": ofReport(words["report to civil affairs"]),
} as const satisfies Readonly<Record<string, Rule>>;
