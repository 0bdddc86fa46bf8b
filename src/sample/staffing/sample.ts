// Quota, schemes, posts, appointments and recruitment of every school with staff, made from the staff's own list. Owns
// the copies and counts that triggers keep otherwise: the sample is loaded with triggers off.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { districtId } from "../reference/divisions.ts";
import { plantedDocuments } from "../reference/planted.ts";
import { planTeachers } from "../teachers/plan.ts";
import { labelledAt } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedPosts, plantedTransfers } from "./planted.ts";
import { type PostSpec, planPosts, type StaffingDesk, writeTerms } from "./posts.ts";
import { addRatios, addStandards, sampleShares } from "./ratios.ts";
import { addRecruitment } from "./recruitment.ts";
import {
  movedTo,
  type QuotaCategory,
  type StaffedSchool,
  schoolYears,
  staffSchools,
} from "./school-staff.ts";
import { type StaffingTables, staffingTables } from "./tables.ts";

export const staffingSample: AreaSampleMaker<typeof staffingTables> = {
  tables: staffingTables,
  create: (tables, context): AreaSample => ({
    *start() {
      const { sites, plan, calendar } = context;
      const schools = staffSchools(sites, planTeachers(sites, plan, calendar), calendar);
      addStandards(tables, context);
      addRatios(tables, context);
      addTransfers(tables, context);
      const totals = new Map<number, number>();
      let contracts = 0;
      const contract = (year: string): string => {
        contracts += 1;
        return `聘示${year}-${String(contracts).padStart(5, "0")}`;
      };
      for (const school of schools) {
        const random = context.random(`staffing ${school.site.row.id}`);
        const desk = { tables, context, random, contract };
        const vacancies = vacanciesOf(school, random);
        const quotas = addQuotas(desk, school, vacancies);
        for (const [year, quota] of quotas) totals.set(year, (totals.get(year) ?? 0) + quota);
        const posts = planPosts(school, vacancies, context, random);
        addScheme(desk, school, posts);
        addDraft(desk, school);
        addRecruitment(desk, school.site, posts);
        yield;
      }
      addPoolQuotas(tables, context, totals);
      addTotals(tables, context, totals);
      yield;
    },
  }),
};

function vacanciesOf({ site, holders }: StaffedSchool, random: Random): number {
  const planted = Object.values(plantedPosts).filter(({ school }) => school.id === site.row.id).length;
  const drawn = Math.round(holders.length * 0.03) + (random.chance(0.35) ? 1 : 0);
  return Math.max(planted, drawn);
}

/** Places by kind: those occupied in the fullest year, and the vacant ones among the teachers'. */
function placesOf({ counts, site }: StaffedSchool, vacancies: number): Record<QuotaCategory, number> {
  const most = (category: QuotaCategory): number =>
    Math.max(0, ...[...counts.values()].map(({ occupied }) => occupied[category]));
  const moved = movedTo(site.row.id);
  return {
    // What a transfer takes away this year was a place too many before.
    "1": most("1") + vacancies + Math.max(0, -moved),
    "2": most("2"),
    "3": most("3"),
    "4": most("4"),
  };
}

const reserves = ["pairing", "poverty-relief", "support-teaching"];

/** Returns the quota of each school year. */
function addQuotas(
  { tables, context: { calendar, nextIdentity } }: StaffingDesk,
  school: StaffedSchool,
  vacancies: number,
): ReadonlyMap<number, number> {
  const quotas = new Map<number, number>();
  const { row, township } = school.site;
  const places = placesOf(school, vacancies);
  for (const schoolYear of schoolYears(calendar)) {
    const teacherQuota = places["1"] + (schoolYear === calendar.schoolYear ? movedTo(row.id) : 0);
    const quota = teacherQuota + places["2"] + places["3"] + places["4"];
    const counts = school.counts.get(schoolYear);
    const { occupied } = counts ?? { occupied: { "1": 0, "2": 0, "3": 0, "4": 0 } };
    tables.schoolQuota.add({
      ...nextIdentity(),
      schoolId: row.id,
      townshipId: township.id,
      schoolYear,
      quota,
      teacherQuota,
      administrativeQuota: places["2"],
      supportQuota: places["3"],
      workerQuota: places["4"],
      basis: row.kind === "218" || row.parentSchoolId !== null ? "class-ratio" : "pupil-ratio",
      reserved: quota >= 20 ? Math.floor(quota / 20) : 0,
      reservedFor: quota >= 20 ? (reserves[quota % reserves.length] ?? null) : null,
      occupied: occupied["1"] + occupied["2"] + occupied["3"] + occupied["4"],
      nonQuota: counts?.nonQuota ?? 0,
      seconded: counts?.seconded ?? 0,
    });
    quotas.set(schoolYear, quota);
  }
  return quotas;
}

/** 乡镇统筹: the places of a township's pool, one more than its members hold; they count in the total like a school's. */
function addPoolQuotas(
  tables: StaffingTables,
  { sites, plan, calendar, nextIdentity }: SampleContext,
  totals: Map<number, number>,
): void {
  const pooled = planTeachers(sites, plan, calendar).filter(
    ({ unit, employed }) => unit === "pool" && employed,
  );
  for (const [townshipId, members] of Map.groupBy(pooled, ({ site }) => site.township.id)) {
    for (const schoolYear of schoolYears(calendar)) {
      const day = schoolYear === calendar.schoolYear ? calendar.today : `${schoolYear + 1}-08-31`;
      const occupied = members.filter(({ relations }) => relations.some(({ from }) => from <= day)).length;
      const quota = members.length + 1;
      const none = {
        administrativeQuota: 0,
        supportQuota: 0,
        workerQuota: 0,
        reserved: 0,
        reservedFor: null,
        nonQuota: 0,
        seconded: 0,
      };
      const places = { quota, teacherQuota: quota, ...none, basis: "class-ratio", occupied };
      tables.schoolQuota.add({ ...nextIdentity(), schoolId: null, townshipId, schoolYear, ...places });
      totals.set(schoolYear, (totals.get(schoolYear) ?? 0) + quota);
    }
  }
}

/** The district's total changed with this school year; both leave some places unallotted. */
function addTotals(
  tables: StaffingTables,
  { calendar: { schoolYear }, nextIdentity }: SampleContext,
  allotted: ReadonlyMap<number, number>,
): void {
  const upTo = (years: readonly number[], spare: number): number =>
    Math.ceil((Math.max(...years.map((year) => allotted.get(year) ?? 0)) + spare) / 10) * 10;
  const change = `${schoolYear}-09-01`;
  tables.staffingTotal.add({
    ...nextIdentity(),
    districtId,
    documentId: plantedDocuments.earlierPlan,
    total: upTo([schoolYear - 2, schoolYear - 1], 30),
    validFrom: `${schoolYear - 6}-01-01`,
    validTo: change,
  });
  tables.staffingTotal.add({
    ...nextIdentity(),
    districtId,
    documentId: plantedDocuments.plan,
    total: upTo([schoolYear], 20),
    validFrom: change,
    validTo: null,
  });
}

function addTransfers(tables: StaffingTables, { calendar: { schoolYear } }: SampleContext): void {
  for (const { id, from, to, amount, approved } of Object.values(plantedTransfers)) {
    const approvedOn = `${schoolYear}-08-28`;
    tables.quotaTransfer.add({
      id,
      createdAt: labelledAt,
      fromSchoolId: from.id,
      toSchoolId: to.id,
      fromPoolId: null,
      toPoolId: null,
      schoolYear,
      category: "1",
      amount,
      requestedOn: `${schoolYear}-08-20`,
      approvedOn: approved ? approvedOn : null,
    });
  }
}

/** Senior posts beyond the share of the school need a reason. */
const allowedPermille = (rural: boolean): number =>
  sampleShares.senior + (rural ? sampleShares.ruralUplift : 0);

function addScheme(desk: StaffingDesk, { site }: StaffedSchool, posts: readonly PostSpec[]): void {
  if (posts.length === 0) return;
  const { tables, context } = desk;
  const { calendar, nextIdentity } = context;
  const place = { schoolId: site.row.id, townshipId: site.township.id };
  const scheme = nextIdentity();
  const year = calendar.schoolYear - 2;
  const professional = posts.filter(({ category }) => category === "professional");
  const senior = professional.filter(({ grade }) => grade <= 7).length;
  const flagged = senior * 1000 > professional.length * allowedPermille(site.row.locale.startsWith("2"));
  tables.postScheme.add({
    ...scheme,
    ...place,
    edition: 1,
    schoolYear: year,
    status: "approved",
    approvalNumber: `示人社函〔${year}〕21号`,
    draftedOn: `${year}-03-10`,
    reviewedOn: `${year}-05-20`,
    approvedOn: `${year}-06-30`,
    flagReason: flagged ? "在聘高级教师多于比例，自然减员后调整（示例）" : null,
  });
  for (const [key, group] of Map.groupBy(posts, ({ category, grade }) => `${category} ${grade}`)) {
    const [category = "", grade = ""] = key.split(" ");
    const line = nextIdentity();
    const row = { schemeId: scheme.id, category, grade: Number(grade) };
    tables.postSchemeLine.add({ ...line, ...row, schoolId: site.row.id, postCount: group.length });
    group.forEach((post, index) => {
      const { identity, subject, status, vacantSince } = post;
      tables.post.add({
        ...identity,
        ...place,
        ...row,
        lineId: line.id,
        postNo: index + 1,
        subject,
        status,
        vacantSince,
        // Nobody held it before: it was frozen until then.
        thawedOn: post.holder === null ? vacantSince : null,
      });
      writeTerms(desk, place, post);
    });
  }
}

/** A second edition under way in some schools: drafted or reviewed, without posts. */
function addDraft({ tables, context, random }: StaffingDesk, { site, holders }: StaffedSchool): void {
  const { nextIdentity } = context;
  const { schoolYear } = context.calendar;
  if (holders.length < 4 || !random.chance(0.4)) return;
  const reviewed = random.chance(0.5);
  const scheme = nextIdentity();
  tables.postScheme.add({
    ...scheme,
    schoolId: site.row.id,
    townshipId: site.township.id,
    edition: 2,
    schoolYear,
    status: reviewed ? "reviewed" : "draft",
    draftedOn: `${schoolYear}-06-05`,
    reviewedOn: reviewed ? `${schoolYear}-06-20` : null,
    approvedOn: null,
    flagReason: null,
  });
  const senior = Math.floor(holders.length * 0.3);
  const middle = Math.floor(holders.length * 0.4);
  for (const [grade, postCount] of [
    [7, senior],
    [10, middle],
    [12, holders.length - senior - middle],
  ] as const) {
    const line = { schemeId: scheme.id, schoolId: site.row.id, category: "professional", grade, postCount };
    tables.postSchemeLine.add({ ...nextIdentity(), ...line });
  }
}
