// The planted people whose answers are compared row by row, each with what their assignments say. Written by hand: the
// assignments in the database are not asked.
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedGuardians, plantedPeople, plantedSchools } from "../../src/sample/planted.ts";
import type { DistrictRows } from "./district-rows.ts";
import { dutiesOf } from "./expectations/index.ts";
import type { Group, OracleAsker } from "./judge.ts";

export interface Person {
  readonly name: string;
  /** Absent: no token. */
  readonly as?: string;
  /** Chosen in a header, where a person has several. */
  readonly chooses?: true;
  readonly purpose?: string;
  readonly asker: OracleAsker;
}

const district = ["(district)"];

export function persons(rows: DistrictRows): readonly Person[] {
  const townshipId = (name: string): string => {
    const [found, other] = rows.all("Township").filter((township) => township.name === name);
    if (found === undefined || other !== undefined) throw new Error(`not one township ${name}`);
    return found.id;
  };
  const person = (
    name: string,
    role: OracleAsker["role"],
    groups: readonly Group[],
    options: Omit<Person, "name" | "asker">,
  ): Person => ({ name, asker: { role, groups, purpose: options.purpose ?? null }, ...options });
  const one = (scopeIds: readonly string[], duties: readonly string[] = []): readonly Group[] => [
    { duties, scopeIds },
  ];

  const education = (duty?: string, purpose?: string): Person =>
    person(
      `education-officer${duty === undefined ? "" : ` (${duty})`}${purpose === undefined ? "" : ` for ${purpose}`}`,
      "education-officer",
      one(district, duty === undefined ? dutiesOf["education-officer"] : [duty]),
      {
        as: developmentSubject({ role: "education-officer", ...(duty !== undefined && { duty }) }),
        ...(purpose !== undefined && { purpose }),
      },
    );
  const registrar = (school: { id: string; officialCode: string; name: string }, duty?: string): Person =>
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
  const township = (name: string): Person =>
    person(`officer of ${name}`, "township-officer", one([townshipId(name)]), {
      as: developmentSubject({ role: "township-officer", township: name }),
    });
  const guardian = (key: keyof typeof plantedGuardians): Person => {
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
    person("finance-officer", "finance-officer", one(district), {
      as: developmentSubject({ role: "finance-officer" }),
    }),
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
    }),
    ...(Object.keys(plantedGuardians) as (keyof typeof plantedGuardians)[]).map(guardian),
  ];
}
