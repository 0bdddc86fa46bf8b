// The people who may ask, and in which role: known to the development issuer only. Never a right outside an assignment.
import { developmentIssuer } from "../../identity/development-subject.ts";
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import { plantedSchools } from "../schools/planted.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import { careOrganisations, guardians } from "./of-families.ts";
import { peopleOfPlaces } from "./of-places.ts";
import { inspectors, registrars } from "./of-schools.ts";
import { teachers } from "./of-teachers.ts";
import { educationDuties, officials } from "./officials.ts";
import { plantedPeople } from "./planted.ts";
import {
  asGuardian,
  asTeacher,
  inDistrict,
  inSchool,
  inTownship,
  type Role,
  runOut,
  type SamplePerson,
} from "./sample-person.ts";
import type { AssignmentRow, PersonRow, RecusalRow } from "./tables.ts";

/** Assignments of several scopes, duties or roles, of a term that has run out, of a disabled account. */
function planted(calendar: SampleCalendar): readonly SamplePerson[] {
  const { street, mountain } = plantedSchools;
  const registrar = "school-registrar";
  const township = (name: string, period: Pick<Role, "from" | "to"> = {}): Role => ({
    role: "township-officer",
    scope: inTownship(name),
    ...period,
  });
  return [
    {
      subject: plantedPeople.twoTownships,
      displayName: "两乡经办（示例）",
      roles: [township("关面乡"), township("五通乡")],
    },
    {
      subject: plantedPeople.splitDuties,
      displayName: "两校分岗经办（示例）",
      roles: [
        { role: registrar, scope: inSchool(street.id), duties: ["enrolment"] },
        { role: registrar, scope: inSchool(mountain.id), duties: ["canteen"] },
      ],
    },
    {
      subject: plantedPeople.expired,
      displayName: "任期已满经办（示例）",
      roles: [township("麻柳乡", runOut(calendar))],
    },
    {
      subject: plantedPeople.disabled,
      displayName: "停用账户（示例）",
      disabled: true,
      roles: [{ role: "education-officer", scope: inDistrict, duties: educationDuties }],
    },
    {
      subject: plantedPeople.alsoGuardian,
      displayName: plantedGuardians.officer.name,
      roles: [township("五通乡"), { role: "guardian", scope: asGuardian(plantedGuardians.officer.id) }],
    },
    {
      subject: plantedPeople.suspectInOffice,
      displayName: plantedGuardians.protective.name,
      roles: [
        { role: "civil-affairs-officer", scope: inDistrict },
        { role: "guardian", scope: asGuardian(plantedGuardians.protective.id) },
      ],
      recusals: [{ role: null, childId: plantedChildren.revoked.id, reason: "近亲属（示例）" }],
    },
    {
      subject: plantedPeople.teacherInOffice,
      displayName: "兼任教师的人社经办（示例）",
      roles: [
        { role: "hr-officer", scope: inDistrict },
        { role: "teacher", scope: asTeacher(plantedTeachers.subject.id) },
      ],
    },
  ];
}

export interface SamplePeople {
  readonly persons: readonly PersonRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly recusals: readonly RecusalRow[];
}

/** `epoch` is above any that these people had before, so that no plan made for them earlier is taken for current. */
export function buildPeople(
  sites: readonly SchoolSite[],
  otherGuardianIds: readonly string[],
  calendar: SampleCalendar,
  epoch: number,
): SamplePeople {
  const people = [
    ...officials(),
    ...peopleOfPlaces(),
    ...registrars(sites),
    ...inspectors(calendar),
    ...teachers(),
    ...guardians(otherGuardianIds),
    ...careOrganisations(),
    ...planted(calendar),
  ];
  const personId = (subject: string): string => labelledId(`person ${subject}`);
  const since = calendar.yearsAgo(1, "09-01");
  return {
    persons: people.map(({ subject, displayName, disabled, naturalPersonCode = null }) => ({
      id: personId(subject),
      createdAt: labelledAt,
      issuer: developmentIssuer,
      subject,
      displayName,
      epoch,
      naturalPersonCode,
      disabledAt: disabled === true ? new Date(`${calendar.schoolYearStart}T00:00:00+08:00`) : null,
    })),
    assignments: people.flatMap(({ subject, roles }) =>
      roles.map(({ role, scope, duties = [], from, to }, index) => ({
        id: labelledId(`assignment ${subject} ${index}`),
        createdAt: labelledAt,
        personId: personId(subject),
        role,
        ...scope,
        duties: [...duties],
        validFrom: from ?? since,
        validTo: to ?? null,
        approvedBy: "示例数据",
      })),
    ),
    recusals: people.flatMap(({ subject, recusals = [] }) =>
      recusals.map((recusal, index) => ({
        id: labelledId(`recusal ${subject} ${index}`),
        personId: personId(subject),
        schoolId: null,
        childId: null,
        guardianId: null,
        teacherId: null,
        ...recusal,
        validFrom: since,
        validTo: null,
        decidedBy: "示例数据",
      })),
    ),
  };
}
