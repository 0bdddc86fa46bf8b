// A school's scheme with its posts, who holds them and how terms ended. Grades follow the titles held when the first term
// began, so that every appointment is one that the rules would admit.
import type { SampleContext } from "../area-sample.ts";
import type { SampleTeacher } from "../teachers/plan.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import type { RowIdentity } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedPosts, plantedTerms } from "./planted.ts";
import type { StaffedSchool } from "./school-staff.ts";
import type { StaffingTables } from "./tables.ts";

interface Term {
  readonly from: string;
  readonly to: string;
}

export interface PostSpec {
  readonly identity: RowIdentity;
  readonly category: "management" | "professional" | "worker";
  readonly grade: number;
  readonly subject: string | null;
  readonly status: "vacant" | "filled" | "frozen";
  readonly vacantSince: string | null;
  readonly holder: SampleTeacher | null;
  readonly terms: readonly Term[];
}

const titleLadder = ["third", "second", "first", "senior"] as const;

/** When the staff's sample says the title was granted. */
const grantedOn = ({ hiredOn }: SampleTeacher, step: number, { yesterday }: SampleCalendar): string => {
  const later = isoDate(dayNumber(hiredOn) + 365 + 365 * 4 * step);
  return later < yesterday ? later : yesterday;
};

/** Grades a teacher may hold on a day: 5 to 7 need a senior title, 8 to 10 a first one. */
function gradeOn(random: Random, teacher: SampleTeacher, day: string, calendar: SampleCalendar): number {
  const highest = teacher.title === null ? -1 : titleLadder.indexOf(teacher.title);
  let held = -1;
  for (let step = 0; step <= highest; step++) if (grantedOn(teacher, step, calendar) <= day) held = step;
  if (held === 3) return random.between(5, 7);
  if (held === 2) return random.between(8, 10);
  return held === 1 ? random.between(11, 12) : 13;
}

/** Terms of three school years; of those that began this year, some follow a shorter one. */
function termsOf(random: Random, teacher: SampleTeacher, { schoolYear }: SampleCalendar): readonly Term[] {
  const since = teacher.relations.at(-1)?.from ?? teacher.hiredOn;
  const planted = teacher.planted === undefined ? undefined : plantedTerms[teacher.planted];
  const first = planted === undefined ? schoolYear - random.between(0, 2) : schoolYear;
  const begin = `${first}-09-01`;
  const current = { from: since > begin ? since : begin, to: `${first + 3}-09-01` };
  const earlier = `${schoolYear - 2}-09-01`;
  const before = since > earlier ? since : earlier;
  const renewed = first === schoolYear && before < begin && (planted !== undefined || random.chance(0.7));
  return renewed ? [{ from: before, to: begin }, current] : [current];
}

const categoryOf = { "1": "professional", "2": "management", "3": "professional", "4": "worker" } as const;

function heldPost(
  random: Random,
  teacher: SampleTeacher,
  terms: readonly Term[],
  calendar: SampleCalendar,
): Pick<PostSpec, "category" | "grade" | "subject"> {
  const category = categoryOf[teacher.quotaCategory ?? teacher.category];
  const grade =
    category === "professional"
      ? gradeOn(random, teacher, terms[0]?.from ?? calendar.today, calendar)
      : category === "management"
        ? random.between(7, 9)
        : random.between(2, 5);
  return { category, grade, subject: teacher.category === "1" ? teacher.subject : null };
}

const scarce = ["24", "25", "22", "41", "24", "15", "61"];

export function planPosts(
  { site, holders, leavers }: StaffedSchool,
  vacancies: number,
  { calendar, nextIdentity }: SampleContext,
  random: Random,
): readonly PostSpec[] {
  const dayBack = (days: number): string => isoDate(dayNumber(calendar.today) - days);
  const filled = holders.map((holder): PostSpec => {
    const terms = termsOf(random, holder, calendar);
    const kind = heldPost(random, holder, terms, calendar);
    return { identity: nextIdentity(), ...kind, status: "filled", vacantSince: null, holder, terms };
  });
  const planted = Object.values(plantedPosts).filter(({ school }) => school.id === site.row.id);
  const open = Array.from({ length: Math.max(vacancies, planted.length) }, (_, index): PostSpec => {
    const own = planted[index];
    const leaver = own !== undefined && own.days === 0 ? leavers[0] : undefined;
    const terms =
      leaver === undefined ? [] : [{ from: `${calendar.schoolYear - 1}-09-01`, to: calendar.today }];
    const frozen = own === undefined ? random.chance(0.08) : own.days === null;
    const days = own === undefined ? random.between(20, 480) : (own.days ?? 0);
    return {
      identity: own === undefined ? nextIdentity() : { id: own.id, createdAt: nextIdentity().createdAt },
      category: "professional",
      grade: leaver === undefined ? 12 : gradeOn(random, leaver, terms[0]?.from ?? "", calendar),
      subject: own?.subject ?? random.pick(scarce),
      status: frozen ? "frozen" : "vacant",
      vacantSince: frozen ? null : dayBack(days),
      holder: leaver ?? null,
      terms,
    };
  });
  return [...filled, ...open];
}

const results = [
  "excellent",
  "qualified",
  "qualified",
  "qualified",
  "qualified",
  "barely-qualified",
] as const;

/** What a school's posts and appointments are written with; contracts are numbered through the district. */
export interface StaffingDesk {
  readonly tables: StaffingTables;
  readonly context: SampleContext;
  readonly random: Random;
  readonly contract: (year: string) => string;
}

/** Appointments of one post, and the appraisals of its terms that are over. */
export function writeTerms(
  { tables, context: { calendar, nextIdentity }, random, contract }: StaffingDesk,
  place: { readonly schoolId: string; readonly townshipId: string },
  { identity, holder, terms }: PostSpec,
): void {
  if (holder === null) return;
  const { today } = calendar;
  const planted = holder.planted === undefined ? undefined : plantedTerms[holder.planted];
  const after = (day: string, days: number): string => isoDate(dayNumber(day) + days);
  for (const { from, to } of terms) {
    const appointment = nextIdentity();
    const confirmedOn = after(from, 25);
    tables.appointment.add({
      ...appointment,
      ...place,
      postId: identity.id,
      teacherId: holder.id,
      contractNo: contract(from.slice(0, 4)),
      competedOn: random.chance(0.8) ? after(from, -50) : null,
      confirmedOn: confirmedOn <= today && !random.chance(0.03) ? confirmedOn : null,
      validFrom: from,
      validTo: to,
    });
    const over = to <= today && holder.planted !== "left";
    const appraised = planted === undefined ? !random.chance(0.06) : planted === "appraised";
    if (!over || !appraised) continue;
    const appraisedOn = after(to, -70);
    tables.termAppraisal.add({
      ...nextIdentity(),
      ...place,
      appointmentId: appointment.id,
      teacherId: holder.id,
      result: random.chance(0.01) ? "unqualified" : random.pick(results),
      appraisedOn: appraisedOn < from ? from : appraisedOn,
      confirmedOn: random.chance(0.9) ? after(to, -30) : null,
    });
  }
}
