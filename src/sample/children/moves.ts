// What schools ask of pupils: registrations in each state, submitted ones of a child that is on record elsewhere and of one that is
// on none, decided ones without their numbers; transfers under way; what the register marks pupils as; and guardians whom a
// township has entered and who are nobody's yet.
import { pupilRegistration, pupilTransfer, studentFlag } from "../../domains/children/index.ts";
import type { AreaSample, AreaSampleMaker } from "../area-sample.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import { syntheticIdNumber } from "../writing/synthetic-numbers.ts";
import { flagWriter } from "./flags.ts";
import { plantedChildren } from "./planted.ts";

const { street, mountain } = plantedSchools;
const { leaver } = plantedChildren;
const asked = "make_date((select max(school_year) from school_class), 9, 1)";
interface Person {
  readonly name: string;
  readonly gender: "1" | "2";
  readonly birthDate: string;
}
const toddler: Person = { name: "示例幼", gender: "2", birthDate: "2023-02-03" };
const newcomer: Person = { name: "示例甲", gender: "1", birthDate: "2019-05-06" };

/** `to`: a school, or what is outside the district. Each of the first pupil that `of` finds, a school in a grade that both have. */
const transfer = (state: string, of: string, to: string | null, day = asked): string => {
  const seat = state === "accepted" ? "r.id" : "null::uuid";
  const decided = state === "approved" || state === "refused" ? day : "null::date";
  const [school, destination] = to === null ? ["null::uuid", "'成都市（示例）'"] : [`'${to}'::uuid`, "null"];
  const beside = `left join school_class r on r.school_id = ${school} and r.grade = k.grade and r.school_year = k.school_year`;
  return `insert into pupil_transfer (id, created_at, student_id, child_id, from_school_id, to_school_id, destination, pupil_name, grade, reason, from_day, status,
      requested_on, class_id, accepted_on, decided_on, decision_reason)
    select '${labelledId(`pupil transfer ${state}${to === null ? " out" : ""}`)}', '${labelledAt.toISOString()}', e.student_id, e.child_id, e.school_id, ${school}, ${destination},
        c.name, k.grade, '家庭住址变更（示例）', ${day} + 60, '${state}', ${day}, ${seat}, case when ${seat} is not null then ${day} end, ${decided},
        ${state === "refused" ? "'名额已满（示例）'" : "null"}
      from enrolment e join school_class k on k.id = e.class_id join child c on c.id = e.child_id ${beside}
      where ${of} and (r.id is not null or ${school} is null) and not exists (select from pupil_transfer o where o.student_id = e.student_id)
      order by e.id, r.id limit 1`;
};

const sitsAt = (school: string): string => `e.school_id = '${school}' and e.valid_to is null`;

/** Without a telephone: nobody calls them. */
const unbound = (
  township: string,
): string => `insert into guardian (id, created_at, name, entered_township_id)
  select '${labelledId(`guardian entered by ${township}`)}', '${labelledAt.toISOString()}', '示例祖辈', id from township where name = '${township}'`;

const tables = { pupilRegistration, pupilTransfer, studentFlag };

export const movesSample: AreaSampleMaker<typeof tables> = {
  tables,
  create(copies, context): AreaSample {
    const { calendar, secret } = context;
    const { schoolYearStart } = calendar;
    const flag = flagWriter(copies.studentFlag.add, context);
    const row = (label: string) => ({
      id: labelledId(`pupil registration ${label}`),
      createdAt: labelledAt,
      schoolId: street.id,
      idType: "1",
      category: "21100",
      since: schoolYearStart,
      submittedOn: schoolYearStart,
    });
    const submitted = (label: string, person: Person, idNumber: string, childId: string | null) => {
      const registration = { ...row(label), ...person, status: "submitted", childId };
      copies.pupilRegistration.add({
        ...registration,
        ...secret.identity(idNumber, "child", registration.id),
        ...secret.rebuildable("studentNo", `G${idNumber}`, "student.student_no", registration.id),
      });
    };
    /** Asked for by a township, of a child in no school: nobody's number, or what became of it. */
    const placed = (label: string, township: string, childId: string | null) => {
      const { schoolId: _, category: __, ...registration } = row(label);
      copies.pupilRegistration.add({
        ...registration,
        ...toddler,
        townshipId: township,
        placeKind: "residence",
        status: childId === null ? "submitted" : "matched",
        childId,
        ...(childId === null
          ? secret.identity(syntheticIdNumber(toddler.birthDate, 978), "child", registration.id)
          : { decidedOn: schoolYearStart }),
      });
    };
    const decided = (status: string, said: { childId: string } | { decisionReason: string }) =>
      copies.pupilRegistration.add({
        ...row(status),
        ...newcomer,
        status,
        decidedOn: schoolYearStart,
        ...said,
      });
    return {
      child(written) {
        flag(written);
        const {
          childId,
          spec: { name, gender, birthDate, idNumber },
        } = written;
        if (childId === leaver.id) submitted("of a leaver", { name, gender, birthDate }, idNumber, childId);
      },
      *finish() {
        placed("of 五通乡", townshipId("五通乡"), null);
        placed("of 关面乡", townshipId("关面乡"), plantedChildren.outsideHukou.id);
        submitted("of a newcomer", newcomer, syntheticIdNumber(newcomer.birthDate, 977), null);
        decided("admitted", { childId: plantedChildren.secondLeaver.id });
        decided("matched", { childId: leaver.id });
        decided("rejected", { decisionReason: "号码有误（示例）" });
        yield;
      },
    };
  },
  afterLoad: [
    unbound("五通乡"),
    unbound("关面乡"),
    transfer("requested", sitsAt(street.id), mountain.id),
    transfer("accepted", sitsAt(mountain.id), street.id),
    transfer("refused", sitsAt(street.id), mountain.id),
    transfer("requested", sitsAt(mountain.id), null),
    transfer("approved", `e.child_id = '${leaver.id}'`, null, "(e.valid_to - 60)"),
  ],
};
