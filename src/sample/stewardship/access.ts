// Lines of the access log as they are after a few days of work: reads of planted children and teachers by several departments, told
// and withheld, and the near miss of each; refusals, a failure and commands. Ids and accounts are invented.
import * as accesses from "../../domains/stewardship/index.ts";
import type { AreaSample, AreaSampleMaker } from "../area-sample.ts";
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { addDays, at } from "../welfare/dates.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledId } from "../writing/ids.ts";

const { accessRecord, recordAccess, shownField } = accesses;
const tables = { accessRecord, recordAccess, shownField };
type Copies = Parameters<AreaSampleMaker<typeof tables>["create"]>[0];

const sets = {
  child: ["Child.name", "Child.birthDate", "Child.gender"],
  school: ["Child.name", "Student.since", "Enrolment.boarding"],
  report: ["Child.name", "MandatoryReport.category", "MandatoryReport.status"],
  care: ["Child.name", "CounsellingSession.heldOn"],
  staff: ["Teacher.name", "Appointment.validFrom"],
} as const;
type SetName = keyof typeof sets;

interface Line {
  readonly key: string;
  readonly daysAgo: number;
  readonly role: string;
  readonly department: string;
  readonly set: SetName | null;
  readonly purpose?: string;
  readonly kind?: "read" | "command" | "refused";
  readonly command?: string;
  readonly outcome?: "intended" | "shown" | "refused" | "failed";
  readonly error?: string;
  readonly of?: readonly Told[];
}

interface Told {
  readonly childId?: string;
  readonly teacherId?: string;
  readonly guardianId?: string;
  readonly byGuardianId?: string;
  readonly kinds?: string;
  readonly tellsPlace?: boolean;
  readonly withheld?: "protected" | "closed";
  /** It is withheld, and stands here once more since the report was released. */
  readonly released?: true;
}

const child = (key: keyof typeof plantedChildren, facts: Omit<Told, "childId"> = {}): Told => ({
  childId: plantedChildren[key].id,
  kinds: "儿童",
  ...facts,
});
const pupil = (key: keyof typeof plantedChildren): Told =>
  child(key, { kinds: "儿童、在读、学籍", tellsPlace: true });
const teacher = (key: keyof typeof plantedTeachers, withheld?: Told["withheld"]): Told => ({
  teacherId: plantedTeachers[key].id,
  kinds: "教职工、聘任",
  ...(withheld && { withheld }),
});
const guardian = (key: keyof typeof plantedGuardians): string => plantedGuardians[key].id;

const lines: readonly Line[] = [
  {
    key: "education",
    daysAgo: 2,
    role: "education-officer",
    department: "education",
    set: "child",
    of: [child("threeTownships"), child("protective"), child("suspended"), child("olderSibling")],
  },
  // A school tells where a child is: not beside a protective flag.
  {
    key: "school",
    daysAgo: 3,
    role: "school-registrar",
    department: "school",
    set: "school",
    of: [pupil("threeTownships"), pupil("protective"), pupil("leaver")],
  },
  // A report that is open, and one that was released.
  {
    key: "report",
    daysAgo: 6,
    role: "civil-affairs-officer",
    department: "civil-affairs",
    set: "report",
    purpose: "report-response",
    of: [
      child("protective", { withheld: "protected" }),
      child("olderSibling", { withheld: "protected", released: true }),
      { guardianId: guardian("protective"), withheld: "protected" },
    ],
  },
  // What is closed to guardians is not told them, either.
  {
    key: "counselling",
    daysAgo: 4,
    role: "school-registrar",
    department: "school",
    set: "care",
    of: [child("threeTownships", { withheld: "closed", tellsPlace: true })],
  },
  {
    key: "own",
    daysAgo: 1,
    role: "guardian",
    department: "guardian",
    set: "child",
    of: [child("threeTownships", { byGuardianId: guardian("threeTownships") })],
  },
  // Of two guardians each hears of the own reads.
  {
    key: "father",
    daysAgo: 1,
    role: "guardian",
    department: "guardian",
    set: "child",
    of: [child("olderSibling", { byGuardianId: guardian("siblingsFather") })],
  },
  {
    key: "mother",
    daysAgo: 1,
    role: "guardian",
    department: "guardian",
    set: "child",
    of: [child("olderSibling", { byGuardianId: guardian("siblingsMother") })],
  },
  {
    key: "staff",
    daysAgo: 5,
    role: "hr-officer",
    department: "hr",
    set: "staff",
    purpose: "title-certificate",
    of: [teacher("homeroom"), teacher("subject")],
  },
  {
    key: "inspection",
    daysAgo: 5,
    role: "inspector",
    department: "inspection",
    set: "staff",
    purpose: "inspection",
    of: [teacher("homeroom", "closed")],
  },
  {
    key: "forbidden",
    daysAgo: 1,
    role: "finance-officer",
    department: "finance",
    set: null,
    kind: "refused",
    outcome: "refused",
    error: "FORBIDDEN",
  },
  {
    key: "failed",
    daysAgo: 1,
    role: "township-officer",
    department: "township",
    set: null,
    outcome: "failed",
    error: "INTERNAL",
  },
  ...(["intended", "shown"] as const).map(
    (outcome): Line => ({
      key: `command ${outcome}`,
      daysAgo: 2,
      role: "education-officer",
      department: "education",
      set: null,
      kind: "command",
      command: "decideAid",
      outcome,
    }),
  ),
];

const setId = (name: SetName): string => labelledId(`shown fields ${name}`);

function writeLine(
  { accessRecord: records, recordAccess: told }: Copies,
  { today }: SampleCalendar,
  line: Line,
): void {
  const { key, role, department, of = [] } = line;
  const when = at(addDays(today, -line.daysAgo), "10:15");
  const purpose = line.purpose ?? null;
  records.add({
    ...labelled(`access ${key}`),
    at: when,
    kind: line.kind ?? "read",
    personId: labelledId(`account ${role}`),
    account: role === "guardian" ? null : `示例账户${role}`,
    role,
    department,
    purpose,
    policyVersion: 1,
    operation: `sample-${line.set ?? key}`,
    command: line.command ?? null,
    setId: line.set === null ? null : setId(line.set),
    subjects: of.length,
    rows: of.length,
    milliseconds: 12,
    outcome: line.outcome ?? "shown",
    errorCode: line.error ?? null,
    approvalId: null,
    request: labelledId(`request ${key}`),
  });
  for (const { released, ...facts } of of) {
    const about = facts.childId ?? facts.teacherId ?? facts.guardianId;
    const row = {
      at: when,
      accessId: labelledId(`access ${key}`),
      role,
      department,
      purpose,
      tellsPlace: false,
      ...facts,
    };
    const first = labelled(`access ${key} of ${about}`);
    told.add({ ...first, ...row });
    if (released)
      told.add({
        ...labelled(`access ${key} of ${about}, released`),
        ...row,
        purpose: null,
        withheld: null,
        repeatsId: first.id,
      });
  }
}

export const accessSample: AreaSampleMaker<typeof tables> = {
  tables,
  create: (copies, { calendar }): AreaSample => ({
    *start() {
      for (const [name, members] of Object.entries(sets))
        for (const coordinate of members)
          copies.shownField.add({
            ...labelled(`shown field ${name} ${coordinate}`),
            setId: setId(name as SetName),
            coordinate,
            use: "read",
          });
      for (const line of lines) writeLine(copies, calendar, line);
      yield;
    },
  }),
};
