// The order of the test files: the longest begin first, so that two workers end together. Files that are not named here
// take seconds each and follow by size.
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The first two begin at once: one makes the template of all databases, the other needs none. */
const longest: readonly string[] = [
  "tests/isolation/planner-alone.test.ts",
  "tests/oracle/planner.test.ts",
  "tests/calendar/calendar.test.ts",
  "tests/isolation/noninterference-roles.test.ts",
  "tests/oracle/counts.test.ts",
  "tests/isolation/noninterference-others.test.ts",
  "tests/oracle/rows.test.ts",
  "tests/isolation/database-alone.test.ts",
  "tests/oracle/pairwise.test.ts",
  "tests/isolation/noninterference-departments.test.ts",
  "tests/database/enforcement-change.test.ts",
  "tests/isolation/refused-statements.test.ts",
  "tests/isolation/canaries.test.ts",
  "tests/reference/generated/generated.test.ts",
  "tests/hostile/logins.test.ts",
  "tests/database/enforcement-shuffled.test.ts",
  "tests/runtime/killed.test.ts",
  "tests/runtime/stopped.test.ts",
  "tests/isolation/assignments.test.ts",
  "tests/isolation/commands-planner-alone.test.ts",
  "tests/jobs/school-year.test.ts",
  "tests/isolation/cube-attack.test.ts",
  "tests/database/enforcement-rows.test.ts",
  "tests/operations/operations.test.ts",
  "tests/database/races-schools.test.ts",
  "tests/database/races-staffing.test.ts",
  "tests/runtime/embedded-database.test.ts",
  "tests/database/migrate-rules.test.ts",
  "tests/isolation/protected-reports.test.ts",
  "tests/graphql/commands.test.ts",
  "tests/database/policy-in-force.test.ts",
  "tests/database/races-copies.test.ts",
  "tests/hostile/many-shapes.test.ts",
  "tests/database/enforcement-plans.test.ts",
  "tests/database/enforcement-columns.test.ts",
  "tests/isolation/archived.test.ts",
  "tests/isolation/protective-flag.test.ts",
  "tests/database/races-payees.test.ts",
  "tests/isolation/revocation.test.ts",
  "tests/reference/patchwork/patchwork.test.ts",
  "tests/database/races-welfare.test.ts",
  "tests/database/enforcement-escape.test.ts",
  "tests/database/races-posts.test.ts",
  "tests/database/enforcement-ticket.test.ts",
  "tests/isolation/welfare-cube.test.ts",
  "tests/reference/generated/detection.test.ts",
  "tests/hostile/overload.test.ts",
  "tests/sample/teachers.test.ts",
  "tests/hostile/outage.test.ts",
  "tests/isolation/two-hats.test.ts",
  "tests/hostile/malformed.test.ts",
  "tests/sample/load-sample.test.ts",
  "tests/database/two-writers.test.ts",
  "tests/graphql/served-schema.test.ts",
  "tests/database/races-money.test.ts",
  "tests/runtime/unsound-policy.test.ts",
  "tests/isolation/commands-database-alone.test.ts",
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(relative(root, moduleId));
      return at === -1 ? longest.length : at;
    };
    const bySize = await super.sort(files);
    return bySize
      .map((file) => [place(file), file] as const)
      .sort(([a], [b]) => a - b)
      .map(([, file]) => file);
  }
}
