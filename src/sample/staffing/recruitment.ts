// Recruitment for the vacant posts of a school, subject by subject, and what was recruited the year before. Planted plans
// come first: no other plan of the school takes their subject.
import type { SampleContext } from "../area-sample.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { labelledAt, type RowIdentity } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedPlans } from "./planted.ts";
import type { PostSpec } from "./posts.ts";
import type { StaffingTables } from "./tables.ts";

interface Plan {
  readonly identity: RowIdentity;
  readonly schoolYear: number;
  readonly subject: string;
  readonly planned: number;
  /** Applicants, qualified, hired; null while the competition lasts. */
  readonly results: readonly [number, number, number] | null;
  readonly published: boolean;
}

export function addRecruitment(
  tables: StaffingTables,
  { calendar: { schoolYear }, nextIdentity }: SampleContext,
  random: Random,
  site: SchoolSite,
  posts: readonly PostSpec[],
): void {
  const add = ({ identity, published, results, ...plan }: Plan): void =>
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

  const planted = Object.values(plantedPlans).filter(({ school }) => school.id === site.row.id);
  for (const { id, subject, published, results } of planted)
    add({ identity: { id, createdAt: labelledAt }, schoolYear, subject, planned: 1, published, results });

  const vacant = posts.filter(({ status }) => status === "vacant");
  for (const [subject, group] of Map.groupBy(vacant, (post) => post.subject)) {
    if (subject === null || planted.some((plan) => plan.subject === subject)) continue;
    if (random.chance(0.15)) continue;
    const hired = random.between(0, 1);
    const qualified = hired + (random.chance(0.4) ? random.between(1, 2) : 0);
    const applicants = qualified + random.between(0, 4);
    const published = !random.chance(0.12);
    const over = published && !random.chance(0.25);
    add({
      identity: nextIdentity(),
      schoolYear,
      subject,
      planned: group.length + (over ? hired : 0),
      results: over ? [applicants, qualified, hired] : null,
      published,
    });
  }
  if (!random.chance(0.3)) return;
  const hired = random.between(0, 1);
  add({
    identity: nextIdentity(),
    schoolYear: schoolYear - 1,
    subject: random.pick(["13", "14", "24", "41"]),
    planned: 1,
    results: [hired + random.between(0, 3), hired, hired],
    published: true,
  });
}
