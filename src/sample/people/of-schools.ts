// The people bound to schools: registrars of each school, and inspectors by task.
import { developmentSubject } from "../../identity/development-subject.ts";
import { centralSchoolName, inventedSchoolId, plantedSchools } from "../schools/planted.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { plantedPeople } from "./planted.ts";
import { inSchool, type Role, runOut, type SamplePerson } from "./sample-person.ts";

/** Duties inside a school, as the default policy names them. */
export const schoolDuties = ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"] as const;

/** Templates of an inspector's task. */
export const inspectionDuties = [
  "enrolment-inspection",
  "staffing-inspection",
  "funding-inspection",
  "nutrition-inspection",
] as const;

interface RegistrarOffice {
  readonly code: string;
  readonly name: string;
  readonly id: string;
}

function registrar(
  { code, name, id }: RegistrarOffice,
  duties: readonly string[],
  duty?: string,
): SamplePerson {
  return {
    subject: developmentSubject({
      role: "school-registrar",
      school: code,
      ...(duty !== undefined && { duty }),
    }),
    displayName: `${name}经办（示例${duty === undefined ? "" : `，${duty}`}）`,
    roles: [{ role: "school-registrar", scope: inSchool(id), duties }],
  };
}

export function registrars(sites: readonly SchoolSite[]): readonly SamplePerson[] {
  const { street, mountain } = plantedSchools;
  return [
    ...sites.map(({ row: { id, name, officialCode } }) =>
      registrar({ code: officialCode ?? id, name, id }, schoolDuties),
    ),
    ...[street, mountain].flatMap(({ officialCode: code, name, id }) =>
      schoolDuties.map((duty) => registrar({ code, name, id }, [duty], duty)),
    ),
  ];
}

/** A task is an assignment per school; its window is their period, its template their duty. */
export function inspectors(calendar: SampleCalendar): readonly SamplePerson[] {
  const { street, mountain, guanmian, teachingPoint } = plantedSchools;
  const centralOfPoint = inventedSchoolId(centralSchoolName(teachingPoint.township));
  const task = (
    schools: readonly string[],
    duties: readonly string[],
    window: Pick<Role, "from" | "to"> = { from: calendar.yesterday, to: `${calendar.schoolYear + 1}-08-31` },
  ): readonly Role[] => schools.map((id) => ({ role: "inspector", scope: inSchool(id), duties, ...window }));
  const all = [street.id, mountain.id];
  return [
    {
      subject: developmentSubject({ role: "inspector" }),
      displayName: "督学（示例）",
      roles: task(all, inspectionDuties),
    },
    ...inspectionDuties.map(
      (duty): SamplePerson => ({
        subject: developmentSubject({ role: "inspector", duty }),
        displayName: `督学（示例，${duty}）`,
        roles: task(all, [duty]),
      }),
    ),
    {
      subject: plantedPeople.inspectorExpired,
      displayName: "任务已结束督学（示例）",
      roles: task(all, inspectionDuties, runOut(calendar)),
    },
    {
      subject: plantedPeople.inspectorRecused,
      displayName: "回避督学（示例）",
      roles: task([guanmian.id, centralOfPoint], ["enrolment-inspection"]),
      recusals: [{ role: "inspector", schoolId: guanmian.id, reason: "近亲属在该校任教（示例）" }],
    },
    {
      subject: plantedPeople.inspectorOfTwoTasks,
      displayName: "两项任务督学（示例）",
      roles: [...task([street.id], ["enrolment-inspection"]), ...task([mountain.id], ["funding-inspection"])],
    },
  ];
}
