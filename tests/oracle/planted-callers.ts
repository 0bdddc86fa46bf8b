// The planted people whose answers are compared row by row, each with what their assignments say. Written by hand: the
// assignments in the database are not asked.
import { developmentSubject } from "../../src/identity/development-subject.ts";
import {
  plantedChildren,
  plantedGuardians,
  plantedPeople,
  plantedSchools,
} from "../../src/sample/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { administrators, desks, dutiesOf } from "../support/roles.ts";
import type { DistrictRows } from "./district-rows.ts";
import type { Group, OracleAsker } from "./judge.ts";

export interface PlantedCaller {
  readonly name: string;
  /** Absent: no token. */
  readonly as?: string;
  /** Chosen in a header, where a person has several. */
  readonly chooses?: true;
  readonly purpose?: string;
  readonly asker: OracleAsker;
}

const district = ["(district)"];

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of people, one after the other
export function plantedCallers(rows: DistrictRows): readonly PlantedCaller[] {
  const townshipId = (name: string): string => {
    const [found, other] = rows.all("Township").filter((township) => township.name === name);
    if (found === undefined || other !== undefined) throw new Error(`not one township ${name}`);
    return found.id;
  };
  const person = (
    name: string,
    role: OracleAsker["role"],
    groups: readonly Group[],
    { tiedTo, ...options }: Omit<PlantedCaller, "name" | "asker"> & Pick<OracleAsker, "tiedTo">,
  ): PlantedCaller => ({
    name,
    asker: { role, groups, purpose: options.purpose ?? null, ...(tiedTo && { tiedTo }) },
    ...options,
  });
  const one = (scopeIds: readonly string[], duties: readonly string[] = []): readonly Group[] => [
    { duties, scopeIds },
  ];

  const education = (duty?: string, purpose?: string): PlantedCaller =>
    person(
      `education-officer${duty === undefined ? "" : ` (${duty})`}${purpose === undefined ? "" : ` for ${purpose}`}`,
      "education-officer",
      one(district, duty === undefined ? dutiesOf["education-officer"] : [duty]),
      {
        as: developmentSubject({ role: "education-officer", ...(duty !== undefined && { duty }) }),
        ...(purpose !== undefined && { purpose }),
      },
    );
  const registrar = (
    school: { id: string; officialCode: string; name: string },
    duty?: string,
  ): PlantedCaller =>
    person(
      `registrar of ${school.name}${duty === undefined ? "" : ` (${duty})`}`,
      "school-registrar",
      one([school.id], duty === undefined ? dutiesOf["school-registrar"] : [duty]),
      {
        as: developmentSubject({
          role: "school-registrar",
          school: school.officialCode,
          ...(duty !== undefined && { duty }),
        }),
      },
    );
  const township = (name: string): PlantedCaller =>
    person(`officer of ${name}`, "township-officer", one([townshipId(name)]), {
      as: developmentSubject({ role: "township-officer", township: name }),
    });
  const guardian = (key: keyof typeof plantedGuardians): PlantedCaller => {
    const { id, key: personKey } = plantedGuardians[key];
    const as =
      key === "threeTownships"
        ? plantedPeople.guardian
        : key === "officer"
          ? plantedPeople.alsoGuardian
          : developmentSubject({ role: "guardian", person: personKey });
    return person(`guardian ${key}`, "guardian", one([id]), {
      as,
      ...(key === "officer" && { chooses: true as const }),
    });
  };

  const official = (role: OracleAsker["role"]): PlantedCaller =>
    person(role, role, one(district), { as: developmentSubject({ role }) });
  const everyTownship = rows.all("Township").map(({ id }) => id);
  const police = (name: string, as: string, scope: readonly string[], purpose?: string): PlantedCaller =>
    person(
      `police of ${name}${purpose === undefined ? "" : ` for ${purpose}`}`,
      "police-officer",
      one(scope),
      purpose === undefined ? { as } : { as, purpose },
    );
  const village = (townshipName: string, name: string): PlantedCaller => {
    const found = rows.of("Village", "townshipId", townshipId(townshipName)).find((row) => row.name === name);
    if (found === undefined) throw new Error(`no village ${name} in ${townshipName}`);
    const as = developmentSubject({ role: "village-committee", township: townshipName, village: name });
    return person(`committee of ${townshipName}${name}`, "village-committee", one([found.id]), { as });
  };
  const inspector = (name: string, as: string, groups: readonly Group[], purpose?: string): PlantedCaller =>
    person(
      `inspector ${name}${purpose === undefined ? "" : ` for ${purpose}`}`,
      "inspector",
      groups,
      purpose === undefined ? { as } : { as, purpose },
    );

  const { street, mountain, guanmian, teachingPoint, large66, uncertified } = plantedSchools;
  // The teaching point's central school: its registrar's scope includes the teaching point.
  const parent = rows.byId("School", rows.byId("School", teachingPoint.id)?.parentSchoolId);
  if (parent === undefined) throw new Error("the teaching point has no central school");
  const central = {
    id: parent.id,
    officialCode: String(parent.officialCode),
    name: String(parent.name),
  };
  return [
    person("the public", "public", one(district), {}),
    education(),
    education("student-aid"),
    education("safety", "identity-verification"),
    education("personnel"),
    registrar(street),
    ...dutiesOf["school-registrar"].map((duty) => registrar(mountain, duty)),
    registrar(guanmian),
    registrar(central),
    registrar(teachingPoint),
    registrar(large66),
    registrar(uncertified),
    person(
      "registrar with split duties",
      "school-registrar",
      [
        { duties: ["enrolment"], scopeIds: [street.id] },
        { duties: ["canteen"], scopeIds: [mountain.id] },
      ],
      { as: plantedPeople.splitDuties },
    ),
    ...["关面乡", "五通乡", "麻柳乡", "汉丰街道"].map(township),
    person(
      "officer of two townships",
      "township-officer",
      one([townshipId("关面乡"), townshipId("五通乡")]),
      { as: plantedPeople.twoTownships },
    ),
    person("officer who is also a guardian, as officer", "township-officer", one([townshipId("五通乡")]), {
      as: plantedPeople.alsoGuardian,
      chooses: true,
      tiedTo: [plantedGuardians.officer.id],
    }),
    person("civil affairs under suspicion as a guardian", "civil-affairs-officer", one(district), {
      as: plantedPeople.suspectInOffice,
      chooses: true,
      purpose: "report-response",
      tiedTo: [plantedGuardians.protective.id, plantedChildren.revoked.id],
    }),
    person("HR officer who is also a teacher, as officer", "hr-officer", one(district), {
      as: plantedPeople.teacherInOffice,
      chooses: true,
      tiedTo: [plantedTeachers.subject.id],
    }),
    person("HR officer who is also a teacher, as teacher", "teacher", one([plantedTeachers.subject.id]), {
      as: plantedPeople.teacherInOffice,
      chooses: true,
    }),
    ...(Object.keys(plantedGuardians) as (keyof typeof plantedGuardians)[]).map(guardian),
    ...[...desks, ...administrators].map(official),
    police(
      "关面乡",
      developmentSubject({ role: "police-officer", township: "关面乡" }),
      [townshipId("关面乡")],
      "identity-verification",
    ),
    police("two townships", plantedPeople.twoStations, ["五通乡", "麻柳乡"].map(townshipId)),
    police("the district", plantedPeople.policeBureau, everyTownship, "identity-verification"),
    village("五通乡", "示例一村"),
    village("汉丰街道", "示例一社区"),
    person(
      "care organisation",
      "care-organisation",
      one([plantedChildren.olderSibling.id, plantedChildren.threeTownships.id]),
      { as: plantedPeople.careOrganisation },
    ),
    inspector(
      "of four tasks",
      developmentSubject({ role: "inspector" }),
      one([street.id, mountain.id], dutiesOf.inspector),
      "inspection",
    ),
    ...dutiesOf.inspector.map((duty) =>
      inspector(
        `(${duty})`,
        developmentSubject({ role: "inspector", duty }),
        one([street.id, mountain.id], [duty]),
      ),
    ),
    // Recused from the other school of the task, 关面乡's: the central school of the teaching point is left.
    inspector(
      "recused",
      plantedPeople.inspectorRecused,
      one([central.id], ["enrolment-inspection"]),
      "inspection",
    ),
    inspector(
      "of two tasks",
      plantedPeople.inspectorOfTwoTasks,
      [
        { duties: ["enrolment-inspection"], scopeIds: [street.id] },
        { duties: ["funding-inspection"], scopeIds: [mountain.id] },
      ],
      "inspection",
    ),
    // Homeroom and subject, who was and who is; away from home, in a pool, and after leaving.
    ...(
      [
        "homeroom",
        "subject",
        "formerHomeroom",
        "otherHomeroom",
        "rotating",
        "visiting",
        "pool",
        "left",
      ] as const
    ).map((key) => {
      const { id, key: personKey } = plantedTeachers[key];
      const as =
        key === "homeroom"
          ? plantedPeople.teacher
          : developmentSubject({ role: "teacher", person: personKey });
      return person(`teacher ${key}`, "teacher", one([id]), { as });
    }),
    person("hr-officer for title-certificate", "hr-officer", one(district), {
      as: developmentSubject({ role: "hr-officer" }),
      purpose: "title-certificate",
    }),
  ];
}

/** The education officers also with each purpose: an id reached for a purpose opens what a list does not. */
export function withPurposes(person: PlantedCaller): readonly PlantedCaller[] {
  if (person.asker.role !== "education-officer" || person.purpose !== undefined) return [person];
  return [null, "identity-verification", "dropout-return"].map((purpose) =>
    purpose === null
      ? person
      : { ...person, name: `${person.name} for ${purpose}`, purpose, asker: { ...person.asker, purpose } },
  );
}
