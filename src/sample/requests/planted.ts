// The requests that rules of access are tried on, each with a near miss. Constants only; the rows are made in sample.ts.
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import { plantedTeachers } from "../teachers/planted.ts";

interface Correction {
  readonly label: string;
  readonly childId?: string;
  readonly guardianId?: string;
  readonly teacherId?: string;
  readonly matter: string;
  readonly department: "education" | "township" | "hr";
  /** That answers, by its name. */
  readonly township?: string;
  readonly status: "submitted" | "corrected" | "declined";
  readonly daysAgo: number;
}

const of = (child: keyof typeof plantedChildren, guardian: keyof typeof plantedGuardians) => ({
  childId: plantedChildren[child].id,
  guardianId: plantedGuardians[guardian].id,
});

export const corrections: readonly Correction[] = [
  // A child of two townships: each answers about its own link, and neither reads what is said of the other.
  {
    label: "places",
    ...of("threeTownships", "threeTownships"),
    matter: "residence",
    department: "township",
    township: "五通乡",
    status: "submitted",
    daysAgo: 3,
  },
  {
    label: "hukou",
    ...of("threeTownships", "threeTownships"),
    matter: "hukou",
    department: "township",
    township: "关面乡",
    status: "submitted",
    daysAgo: 5,
  },
  {
    label: "identity",
    ...of("threeTownships", "threeTownships"),
    matter: "identity",
    department: "education",
    status: "declined",
    daysAgo: 30,
  },
  // Under a protective flag: an answer may say where the child is.
  {
    label: "flagged",
    ...of("protective", "protectiveOther"),
    matter: "guardianship",
    department: "township",
    township: "五通乡",
    status: "corrected",
    daysAgo: 50,
  },
  {
    label: "of a suspect",
    ...of("protective", "protective"),
    matter: "enrolment",
    department: "education",
    status: "submitted",
    daysAgo: 2,
  },
  // By a guardian who is none today: its own request shows to it no more.
  {
    label: "of nobody's",
    ...of("suspended", "suspended"),
    matter: "aid",
    department: "education",
    status: "submitted",
    daysAgo: 60,
  },
  {
    label: "file",
    teacherId: plantedTeachers.homeroom.id,
    matter: "staff-file",
    department: "education",
    status: "submitted",
    daysAgo: 4,
  },
  {
    label: "title",
    teacherId: plantedTeachers.subject.id,
    matter: "title",
    department: "hr",
    status: "submitted",
    daysAgo: 45,
  },
  {
    label: "subsidy",
    teacherId: plantedTeachers.subject.id,
    matter: "subsidy",
    department: "education",
    status: "corrected",
    daysAgo: 70,
  },
];

/** Against the refusal of one child: by its guardian, and by one who is none today; and one that was returned. */
export const plantedAppeals = [
  {
    key: "open",
    child: plantedChildren.suspended.id,
    guardian: plantedGuardians.suspendedOther.id,
    status: "submitted",
  },
  {
    key: "of nobody's",
    child: plantedChildren.suspended.id,
    guardian: plantedGuardians.suspended.id,
    status: "upheld",
  },
  {
    key: "returned",
    child: plantedChildren.endedYesterday.id,
    guardian: plantedGuardians.endedOther.id,
    status: "returned",
  },
] as const;
