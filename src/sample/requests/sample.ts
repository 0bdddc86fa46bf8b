// What guardians and teachers ask for: corrections in each state, to each department that answers; consents given and taken back;
// appeals against refusals; applications for rotation. What triggers would copy is said, for a load goes by without them.
import * as area from "../../domains/requests/index.ts";
import type { AreaSample, AreaSampleMaker, LateWork, SampleContext } from "../area-sample.ts";
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { addDays } from "../welfare/dates.ts";
import { tablesOf } from "../writing/area-tables.ts";
import { labelled, labelledId } from "../writing/ids.ts";
import { corrections, plantedAppeals } from "./planted.ts";

const tables = tablesOf(area);
type Copies = Parameters<AreaSampleMaker<typeof tables>["create"]>[0];

/** Civil days on which something was asked, so many days ago. Due days are reckoned once all is loaded. */
function writeCorrections({ correctionRequest }: Copies, { calendar, secret }: SampleContext): void {
  for (const { label, daysAgo, status, township, ...asked } of corrections) {
    const row = labelled(`correction ${label}`);
    const plain = "示例：登记内容有误，应予更正。";
    const answeredOn = status === "submitted" ? null : addDays(calendar.today, 5 - daysAgo);
    correctionRequest.add({
      ...row,
      childId: null,
      guardianId: null,
      teacherId: null,
      townshipId: township === undefined ? null : townshipId(township),
      ...asked,
      statementCipher: secret("note", plain, "correction_request.statement", row.id).noteCipher,
      status,
      submittedOn: addDays(calendar.today, -daysAgo),
      dueOn: null,
      answeredOn,
      answer: answeredOn === null ? null : "经核实，已按登记材料办理（示例）",
    });
  }
}

function writeConsents({ guardianConsent }: Copies, { calendar }: SampleContext): void {
  const { threeTownships, protectiveOther, siblingsFather, suspended } = plantedGuardians;
  const consent = (
    childId: string,
    guardianId: string,
    matter: "assessment" | "placement" | "counselling" | "examination",
    withdrawn = false,
  ) =>
    guardianConsent.add({
      ...labelled(`consent ${guardianId} ${matter}`),
      childId,
      guardianId,
      matter,
      status: withdrawn ? "withdrawn" : "given",
      givenOn: addDays(calendar.today, -40),
      withdrawnOn: withdrawn ? addDays(calendar.today, -10) : null,
      endedOn: guardianId === suspended.id ? addDays(calendar.today, -20) : null,
    });
  consent(plantedChildren.threeTownships.id, threeTownships.id, "placement");
  consent(plantedChildren.threeTownships.id, threeTownships.id, "counselling", true);
  consent(plantedChildren.protective.id, protectiveOther.id, "examination");
  // Read by who counsels the child, and by no other teacher of the school.
  consent(plantedChildren.olderSibling.id, siblingsFather.id, "counselling");
  consent(plantedChildren.olderSibling.id, siblingsFather.id, "assessment");
  // Of a guardian who is none today: it ended with the bond.
  consent(plantedChildren.suspended.id, suspended.id, "placement");
}

function writeRotations({ rotationApplication }: Copies, { calendar }: SampleContext): void {
  const apply = (
    teacherId: string,
    kind: "rotation" | "support",
    status: "submitted" | "approved" | "declined",
    toSchoolId: string | null = null,
  ) =>
    rotationApplication.add({
      ...labelled(`rotation application ${teacherId} ${kind}`),
      teacherId,
      schoolYear: calendar.schoolYear + 1,
      kind,
      toSchoolId,
      reason: "愿到农村学校任教（示例）",
      status,
      submittedOn: addDays(calendar.today, -20),
      dueOn: null,
      decidedOn: status === "submitted" ? null : addDays(calendar.today, -8),
      decisionReason: status === "declined" ? "本学年所在学校缺编（示例）" : null,
    });
  apply(plantedTeachers.homeroom.id, "rotation", "submitted", plantedSchools.mountain.id);
  apply(plantedTeachers.subject.id, "support", "declined");
  apply(plantedTeachers.rotating.id, "rotation", "approved", plantedSchools.mountain.id);
}

/** Of a refusal of this child's, or what was proposed anew: who appealed, and what became of it. */
const appeal =
  ({ key, child, guardian, status }: (typeof plantedAppeals)[number]): LateWork =>
  async (sql, keyRing) => {
    const id = labelledId(`aid appeal ${key}`);
    const ground = keyRing.encrypt("示例：家庭情况已有变化。", { column: "aid_appeal.ground", row: id });
    const decision = status === "returned" ? "proposed" : "refused";
    await sql`insert into aid_appeal (id, created_at, aid_grant_id, child_id, guardian_id, ground_cipher, status, submitted_on, decided_on, decision_reason)
      select ${id}, g.created_at, g.id, g.child_id, ${guardian}, ${ground}, ${status}, coalesce(g.decided_on, g.proposed_on), ${status === "submitted" ? null : sql`coalesce(g.decided_on, g.proposed_on)`},
          ${status === "submitted" ? null : "原认定材料属实（示例）"}
        from student_aid_grant g where g.child_id = ${child} and g.decision = ${decision} and g.archived_at is null order by g.id limit 1`;
  };

const due = (table: string, parameter: string): string =>
  `update ${table} set due_on = tc.workdays_after(submitted_on, tc.parameter_number('${parameter}', submitted_on))`;

export const requestsSample: AreaSampleMaker<typeof tables> = {
  tables,
  create: (copies, context): AreaSample => ({
    *finish() {
      writeCorrections(copies, context);
      writeConsents(copies, context);
      writeRotations(copies, context);
      yield;
    },
  }),
  afterLoad: [
    ...plantedAppeals.map(appeal),
    due("correction_request", "correction.workdays"),
    due("aid_appeal", "appeal.workdays"),
    due("rotation_application", "rotation.workdays"),
  ],
};
