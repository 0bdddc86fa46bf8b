// The people of the district's departments and of its administration; each department's own people once, the education
// bureau's also section by section.
import { developmentSubject } from "../../identity/development-subject.ts";
import { labelledId } from "../writing/ids.ts";
import { inDistrict, type SamplePerson } from "./sample-person.ts";

/** Sections of the education bureau, as the default policy names them. */
export const educationDuties = ["basic-education", "personnel", "finance", "student-aid", "safety"] as const;

const departments: readonly (readonly [role: string, name: string])[] = [
  ["development-officer", "发展改革"],
  ["finance-officer", "财政"],
  ["civil-affairs-officer", "民政"],
  ["staffing-officer", "机构编制"],
  ["hr-officer", "人力社保"],
  ["planning-officer", "规划和自然资源"],
  ["district-leader", "联席会议"],
];

/** Three different people, none with business data (GB/T 22239). */
const administrators: readonly (readonly [role: string, name: string])[] = [
  ["system-administrator", "系统管理员"],
  ["data-steward", "安全管理员"],
  ["audit-administrator", "审计管理员"],
];

/** Rights are changed by two persons, and by three where they touch L4. */
export const otherStewards = ["second", "third"] as const;

const steward = (person: (typeof otherStewards)[number]): SamplePerson => ({
  subject: developmentSubject({ role: "data-steward", person }),
  displayName: `安全管理员（示例，${person}）`,
  naturalPersonCode: `staff-data-steward-${person}`,
  roles: [{ role: "data-steward", scope: inDistrict }],
});

export function officials(): readonly SamplePerson[] {
  const education = (displayName: string, duties: readonly string[], duty?: string): SamplePerson => ({
    subject: developmentSubject({ role: "education-officer", ...(duty !== undefined && { duty }) }),
    displayName,
    roles: [{ role: "education-officer", scope: inDistrict, duties }],
  });
  const official = (role: string, displayName: string): SamplePerson => ({
    subject: developmentSubject({ role }),
    displayName,
    naturalPersonCode: `staff-${role}`,
    roles: [{ role, scope: inDistrict }],
  });
  return [
    education("教育经办（示例）", educationDuties),
    ...educationDuties.map((duty) => education(`教育经办（示例，${duty}）`, [duty], duty)),
    ...departments.map(([role, name]) => official(role, `${name}经办（示例）`)),
    ...administrators.map(([role, name]) => official(role, `${name}（示例）`)),
    ...otherStewards.map(steward),
  ];
}

/** Who signed a batch up to its last step (0: prepared): two sections of the education bureau, then finance. */
export function signers(section: "personnel" | "student-aid", last: number) {
  const sign = (role: string, name: string, duty?: string) => ({
    id: labelledId(`person ${developmentSubject({ role, ...(duty !== undefined && { duty }) })}`),
    name,
  });
  const preparing = sign("education-officer", `教育经办（示例，${section}）`, section);
  const reviewing = last >= 1 ? sign("education-officer", "教育经办（示例，finance）", "finance") : null;
  const approving = last >= 2 ? sign("finance-officer", "财政经办（示例）") : null;
  return {
    preparedById: preparing.id,
    preparedBy: preparing.name,
    reviewedById: reviewing?.id ?? null,
    reviewedBy: reviewing?.name ?? null,
    approvedById: approving?.id ?? null,
    approvedBy: approving?.name ?? null,
  };
}
