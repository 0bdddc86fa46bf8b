// The people who may ask, and in which role: known to the development issuer only. Never a right outside an assignment.
import { developmentIssuer, developmentSubject } from "../identity/development-subject.ts";
import type { SampleCalendar } from "./calendar.ts";
import { districtId, townshipId } from "./divisions.ts";
import { townshipFacts } from "./facts/townships.ts";
import { labelledId } from "./ids.ts";
import { plantedGuardians, plantedPeople, plantedSchools } from "./planted.ts";
import type { AssignmentRow, PersonRow } from "./rows.ts";
import type { SchoolSite } from "./school-network.ts";

/** Sections of the education bureau and duties inside a school, as the default policy names them. */
export const educationDuties = ["basic-education", "personnel", "finance", "student-aid", "safety"] as const;
export const schoolDuties = ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"] as const;

type Scope = Pick<AssignmentRow, "scope" | "districtId" | "townshipId" | "schoolId" | "guardianId">;

const noScope = { districtId: null, townshipId: null, schoolId: null, guardianId: null };
const inDistrict: Scope = { ...noScope, scope: "district", districtId };
const inTownship = (name: string): Scope => ({ ...noScope, scope: "township", townshipId: townshipId(name) });
const inSchool = (id: string): Scope => ({ ...noScope, scope: "school", schoolId: id });
const asGuardian = (id: string): Scope => ({ ...noScope, scope: "guardian", guardianId: id });

interface Role {
  readonly role: string;
  readonly scope: Scope;
  readonly duties?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

interface KnownPerson {
  readonly subject: string;
  readonly displayName: string;
  readonly disabled?: boolean;
  readonly roles: readonly Role[];
}

function officials(): readonly KnownPerson[] {
  const education = (displayName: string, duties: readonly string[], duty?: string): KnownPerson => ({
    subject: developmentSubject({ role: "education-officer", ...(duty !== undefined && { duty }) }),
    displayName,
    roles: [{ role: "education-officer", scope: inDistrict, duties }],
  });
  return [
    education("教育经办（示例）", educationDuties),
    ...educationDuties.map((duty) => education(`教育经办（示例，${duty}）`, [duty], duty)),
    {
      subject: developmentSubject({ role: "finance-officer" }),
      displayName: "财政经办（示例）",
      roles: [{ role: "finance-officer", scope: inDistrict }],
    },
    ...townshipFacts.map(({ name }) => ({
      subject: developmentSubject({ role: "township-officer", township: name }),
      displayName: `${name}经办（示例）`,
      roles: [{ role: "township-officer", scope: inTownship(name) }],
    })),
  ];
}

function registrars(sites: readonly SchoolSite[]): readonly KnownPerson[] {
  const registrar = (
    code: string,
    name: string,
    id: string,
    duties: readonly string[],
    duty?: string,
  ): KnownPerson => ({
    subject: developmentSubject({
      role: "school-registrar",
      school: code,
      ...(duty !== undefined && { duty }),
    }),
    displayName: `${name}经办（示例${duty === undefined ? "" : `，${duty}`}）`,
    roles: [{ role: "school-registrar", scope: inSchool(id), duties }],
  });
  return [
    ...sites.map(({ row }) => registrar(row.officialCode ?? row.id, row.name, row.id, schoolDuties)),
    ...[plantedSchools.street, plantedSchools.mountain].flatMap(({ officialCode, name, id }) =>
      schoolDuties.map((duty) => registrar(officialCode, name, id, [duty], duty)),
    ),
  ];
}

function guardians(otherGuardianIds: readonly string[]): readonly KnownPerson[] {
  const guardian = (person: string, displayName: string, id: string): KnownPerson => ({
    subject: developmentSubject({ role: "guardian", person }),
    displayName,
    roles: [{ role: "guardian", scope: asGuardian(id) }],
  });
  const { threeTownships, officer: _, ...others } = plantedGuardians;
  return [
    { ...guardian("", threeTownships.name, threeTownships.id), subject: plantedPeople.guardian },
    ...Object.values(others).map(({ key, name, id }) => guardian(key, name, id)),
    ...otherGuardianIds.map((id, index) => guardian(`sample-${index + 1}`, `监护人（示例${index + 1}）`, id)),
  ];
}

function planted(calendar: SampleCalendar): readonly KnownPerson[] {
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
      roles: [township("麻柳乡", { from: calendar.yearsAgo(2, "09-01"), to: calendar.yesterday })],
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
  ];
}

export interface KnownPeople {
  readonly persons: readonly PersonRow[];
  readonly assignments: readonly AssignmentRow[];
}

/** `epoch` is above any that these people had before, so that no plan made for them earlier is taken for current. */
export function buildPeople(
  sites: readonly SchoolSite[],
  otherGuardianIds: readonly string[],
  calendar: SampleCalendar,
  epoch: number,
): KnownPeople {
  const people = [...officials(), ...registrars(sites), ...guardians(otherGuardianIds), ...planted(calendar)];
  return {
    persons: people.map(({ subject, displayName, disabled }) => ({
      id: labelledId(`person ${subject}`),
      issuer: developmentIssuer,
      subject,
      displayName,
      epoch,
      disabledAt: disabled === true ? new Date(`${calendar.schoolYearStart}T00:00:00+08:00`) : null,
    })),
    assignments: people.flatMap(({ subject, roles }) =>
      roles.map(({ role, scope, duties = [], from, to }, index) => ({
        id: labelledId(`assignment ${subject} ${index}`),
        personId: labelledId(`person ${subject}`),
        role,
        ...scope,
        duties: [...duties],
        validFrom: from ?? calendar.yearsAgo(1, "09-01"),
        validTo: to ?? null,
        approvedBy: "示例数据",
      })),
    ),
  };
}
