// Recruitment for the vacant posts of a school, subject by subject, and what was recruited the year before. Planted plans
// come first: no other plan of the school takes their subject.
import type { SchoolSite } from "../schools/school-network.ts";
import { labelledAt, type RowIdentity } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedPlans } from "./planted.ts";
import type { PostSpec, StaffingDesk } from "./posts.ts";

interface Plan {
  readonly identity: RowIdentity;
  readonly schoolYear: number;
  readonly subject: string;
  readonly planned: number;
  /** Applicants, qualified, hired; null while the competition lasts. */
  readonly results: readonly [number, number, number] | null;
  readonly published: boolean;
}

function addPlan(
  { tables }: StaffingDesk,
  site: SchoolSite,
  { identity, published, results, ...plan }: Plan,
): void {
  tables.recruitmentPlan.add({
    ...identity,
    schoolId: site.row.id,
    townshipId: site.township.id,
    ...plan,
    stage: site.row.kind === "311" ? "junior" : "primary",
    applicants: results?.[0] ?? null,
    qualified: results?.[1] ?? null,
    hired: results?.[2] ?? null,
    publishedOn: published ? `${plan.schoolYear}-04-15` : null,
  });
}

const plantedPlansOf = ({ row }: SchoolSite) =>
  Object.values(plantedPlans).filter(({ school }) => school.id === row.id);

/** For the vacant posts of one subject; null where nobody is sought. */
function drawPlan(
  random: Random,
  schoolYear: number,
  posts: number,
): Omit<Plan, "identity" | "subject"> | null {
  if (random.chance(0.15)) return null;
  const hired = random.between(0, 1);
  const qualified = hired + (random.chance(0.4) ? random.between(1, 2) : 0);
  const applicants = qualified + random.between(0, 4);
  const published = !random.chance(0.12);
  const over = published && !random.chance(0.25);
  const results = over ? ([applicants, qualified, hired] as const) : null;
  return { schoolYear, planned: posts + (over ? hired : 0), results, published };
}

function addPlanBefore(desk: StaffingDesk, site: SchoolSite): void {
  const { random, context } = desk;
  if (!random.chance(0.3)) return;
  const hired = random.between(0, 1);
  addPlan(desk, site, {
    identity: context.nextIdentity(),
    schoolYear: context.calendar.schoolYear - 1,
    subject: random.pick(["13", "14", "24", "41"]),
    planned: 1,
    results: [hired + random.between(0, 3), hired, hired],
    published: true,
  });
}

export function addRecruitment(desk: StaffingDesk, site: SchoolSite, posts: readonly PostSpec[]): void {
  const { random, context } = desk;
  const { schoolYear } = context.calendar;
  const planted = plantedPlansOf(site);
  for (const { id, subject, published, results } of planted) {
    const identity = { id, createdAt: labelledAt };
    addPlan(desk, site, { identity, schoolYear, subject, planned: 1, published, results });
  }
  const vacant = posts.filter(({ status }) => status === "vacant");
  for (const [subject, group] of Map.groupBy(vacant, (post) => post.subject)) {
    if (subject === null || planted.some((plan) => plan.subject === subject)) continue;
    const plan = drawPlan(random, schoolYear, group.length);
    if (plan !== null) addPlan(desk, site, { identity: context.nextIdentity(), subject, ...plan });
  }
  addPlanBefore(desk, site);
}
