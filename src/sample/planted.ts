// What every sample holds at every scale, by name and id, for tests, examples and first steps. Constants only; the
// rows are made in planted-children.ts, class-plan.ts and people.ts.
import { developmentSubject } from "../identity/development-subject.ts";
import { labelledId } from "./ids.ts";

export interface PlantedSchool {
  readonly id: string;
  readonly name: string;
  readonly officialCode: string;
  readonly township: string;
}

/** Ten digits under 9999, a prefix that no school code begins with. */
export const officialCode = (ordinal: number): string => `9999${String(ordinal).padStart(6, "0")}`;

/** An invented school's id follows its name, which no other school of the sample has. */
export const inventedSchoolId = (name: string): string => labelledId(`school ${name}`);

export const centralSchoolName = (township: string): string => `${township}示例中心小学`;

function central(township: string, ordinal: number): PlantedSchool {
  const name = centralSchoolName(township);
  return { id: inventedSchoolId(name), name, officialCode: officialCode(ordinal), township };
}

/** All invented. Each of the first two also has one registrar per single duty, and last year's classes. */
export const plantedSchools = {
  street: central("汉丰街道", 22),
  mountain: central("五通乡", 61),
  guanmian: central("关面乡", 57),
  /** One class with exactly three pupils; its parent is 麻柳乡示例中心小学. */
  teachingPoint: {
    id: inventedSchoolId("麻柳乡示例三人教学点"),
    name: "麻柳乡示例三人教学点",
    officialCode: officialCode(62),
    township: "麻柳乡",
  },
  /** 大班额 (56 and more) and 超大班额 (66 and more), 三(四); the sizes are in `plantedLargeClasses`. */
  large56: central("丰乐街道", 26),
  large61: central("临江镇", 46),
  large66: central("白鹤街道", 27),
  /** This year's headcount is reported, not certified. */
  uncertified: central("南门镇", 53),
} as const satisfies Record<string, PlantedSchool>;

export const plantedLargeClasses = [
  { school: plantedSchools.large56, grade: 4, size: 56 },
  { school: plantedSchools.large61, grade: 5, size: 61 },
  { school: plantedSchools.large66, grade: 6, size: 66 },
] as const;

const child = (key: string, name: string) => ({ id: labelledId(`child ${key}`), key, name });

export const plantedChildren = {
  /** Hukou 关面乡, residence 五通乡, school in 汉丰街道. */
  threeTownships: child("three-townships", "王示一"),
  /** One guardianship revoked, a grandparent's active. */
  revoked: child("revoked", "李示二"),
  suspended: child("suspended", "张示三"),
  /** An entrusted carer's guardianship ended yesterday, a parent's goes on. */
  endedYesterday: child("ended-yesterday", "刘示四"),
  /** Two parents, a protective flag on one of them. */
  protective: child("protective", "陈示五"),
  /** Hukou and residence in 麻柳乡 until last year, in 关面乡 since. */
  moved: child("moved", "杨示六"),
  /** School records whose only enrolment closed last school year. */
  leaver: child("leaver", "赵示七"),
  secondLeaver: child("second-leaver", "黄示八"),
  /** Siblings with the same two guardians; the younger one is not of school age. */
  olderSibling: child("older-sibling", "周示九"),
  youngerSibling: child("younger-sibling", "周示十"),
  /** The child of `people.alsoGuardian`. */
  ofOfficer: child("of-officer", "吴示一"),
  /** Hukou outside the district: no hukou location. */
  outsideHukou: child("outside-hukou", "郑示二"),
} as const;

export type PlantedChildKey = keyof typeof plantedChildren;

const guardian = (key: string, name: string) => ({ id: labelledId(`guardian ${key}`), key, name });

export const plantedGuardians = {
  threeTownships: guardian("three-townships", "冯示一"),
  revoked: guardian("revoked", "李示一"),
  revokedKin: guardian("revoked-kin", "李示三"),
  suspended: guardian("suspended", "张示一"),
  suspendedOther: guardian("suspended-other", "何示一"),
  endedYesterday: guardian("ended-yesterday", "罗示一"),
  endedOther: guardian("ended-other", "刘示一"),
  protective: guardian("protective", "陈示一"),
  protectiveOther: guardian("protective-other", "林示一"),
  moved: guardian("moved", "杨示一"),
  leaver: guardian("leaver", "赵示一"),
  secondLeaver: guardian("second-leaver", "黄示一"),
  siblingsFather: guardian("siblings-father", "周示一"),
  siblingsMother: guardian("siblings-mother", "孙示一"),
  officer: guardian("officer", "吴示二"),
  outsideHukou: guardian("outside-hukou", "郑示一"),
} as const;

/** Subjects of the planted people; those with one role and scope are named by developmentSubject alone. */
export const plantedPeople = {
  /** Township officer of 关面乡 and of 五通乡. */
  twoTownships: developmentSubject({ role: "township-officer", person: "two-townships" }),
  /** Duty enrolment at `plantedSchools.street`, duty canteen at `plantedSchools.mountain`. */
  splitDuties: developmentSubject({ role: "school-registrar", person: "split-duties" }),
  /** An assignment for 麻柳乡 that has run out. */
  expired: developmentSubject({ role: "township-officer", person: "expired" }),
  disabled: developmentSubject({ role: "education-officer", person: "disabled" }),
  /** Township officer of 五通乡, and a guardian. */
  alsoGuardian: developmentSubject({ role: "township-officer", person: "also-guardian" }),
  /** The guardian of `plantedChildren.threeTownships`. */
  guardian: developmentSubject({ role: "guardian" }),
  /** Police of all townships; a station's police are named by their township. */
  policeBureau: developmentSubject({ role: "police-officer" }),
  /** Police of 五通乡 and of 麻柳乡. */
  twoStations: developmentSubject({ role: "police-officer", person: "two-stations" }),
  /** A task at two schools that has run out. */
  inspectorExpired: developmentSubject({ role: "inspector", person: "expired" }),
  /** A task at the central schools of 关面乡 and 麻柳乡; recused from the first. */
  inspectorRecused: developmentSubject({ role: "inspector", person: "recused" }),
  /** An enrolment task at `plantedSchools.street`, a funding task at `plantedSchools.mountain`. */
  inspectorOfTwoTasks: developmentSubject({ role: "inspector", person: "two-tasks" }),
  /** `plantedTeachers.homeroom`; the others are named by their key. */
  teacher: developmentSubject({ role: "teacher" }),
  subjectTeacher: developmentSubject({ role: "teacher", person: "subject" }),
  /** Assigned `plantedChildren.olderSibling` and `threeTownships`. */
  careOrganisation: developmentSubject({ role: "care-organisation" }),
  /** Assigned `plantedChildren.endedYesterday`. */
  otherCareOrganisation: developmentSubject({ role: "care-organisation", person: "other" }),
} as const;
