// How many pages of the database each example operation reads, at a tenth of the scale and at the whole: the plan's own
// count (EXPLAIN (ANALYZE, BUFFERS) by auto_explain), so it does not depend on the machine.
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type OperationFile, readOperations } from "../operations/operation-file.ts";
import { type Asking, ask } from "./asking.ts";
import { type BenchDatabase, openBenchDatabase } from "./database.ts";
import { type Issuing, startIssuer } from "./identity.ts";
import { benchIssuer } from "./settings.ts";
import { startSystem } from "./start-system.ts";
import { configure, reload } from "./statements.ts";

export interface Growth {
  readonly name: string;
  /** `aggregate`: groups, a cube, or a page's `totalCount`, which counts every row the filter leaves. */
  readonly kind: "page" | "aggregate";
  readonly small: Reading;
  readonly large: Reading;
}

/** What one operation read of the database, what it gave, and how much there was to read. */
export interface Reading {
  readonly pages: number;
  /** Rows in the answer, at any depth: a page that the smaller district cannot fill reads less there. */
  readonly rows: number;
  /** What its counts add up to, or nothing. */
  readonly counted: number;
  /** Pupils in the asker's scope. */
  readonly scope: number;
}

const aggregates = /Aggregate\b|Cube\b|\btotalCount\b/;

/** The smaller district; the greater one is scale 1. */
export const scales = [0.1, 1] as const;

/** After five uses PostgreSQL has settled on a plan. */
const warmUps = 7;

const explaining = [
  "session_preload_libraries = 'auto_explain'",
  "auto_explain.log_min_duration = 0",
  "auto_explain.log_analyze = on",
  "auto_explain.log_buffers = on",
  "auto_explain.log_timing = off",
  "auto_explain.log_format = json",
];

/** Operations that go on from another one's cursor are as cheap as their pages. */
const measurable = ({ after }: OperationFile): boolean => after === null;

export async function measureGrowth(say: (line: string) => void): Promise<Growth[]> {
  const operations = (await readOperations()).filter(measurable);
  const counts: Map<string, Reading>[] = [];
  for (const scale of scales) counts.push(await countAt(scale, operations, say));
  const [small = new Map(), large = new Map()] = counts;
  return operations.flatMap((operation): Growth[] => {
    const name = nameOf(operation);
    const [before, after] = [small.get(name), large.get(name)];
    if (before === undefined || after === undefined) return [];
    return [
      { name, kind: aggregates.test(operation.query) ? "aggregate" : "page", small: before, large: after },
    ];
  });
}

const nameOf = ({ role, name }: OperationFile): string => `${role}/${name}`;

async function countAt(
  scale: number,
  operations: readonly OperationFile[],
  say: (line: string) => void,
): Promise<Map<string, Reading>> {
  const database = await openBenchDatabase(scale, false);
  const issuing = await startIssuer();
  // Known to this session first, so that the server takes its settings.
  await database.admin.unsafe("load 'auto_explain'");
  await configure(database.admin, ...explaining);
  const server = await startSystem("tongchou", database, issuing);
  const counts = new Map<string, Reading>();
  try {
    for (const operation of operations) {
      const read = await readBy(database, issuing, server.url, operation);
      if (read === null) say(`${nameOf(operation)}: not answered at scale ${scale}`);
      else counts.set(nameOf(operation), { ...read, scope: await pupilsOf(database, operation) });
    }
  } finally {
    await server.stop();
    issuing.close();
    for (const setting of explaining) {
      await database.admin.unsafe(`alter system reset ${setting.split(" ")[0]}`);
    }
    await reload(database.admin);
    await database.close();
  }
  return counts;
}

async function readBy(
  { admin, logFile }: BenchDatabase,
  issuing: Issuing,
  url: string,
  { query, asker, variables }: OperationFile,
): Promise<Omit<Reading, "scope"> | null> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    ...(asker.as !== undefined && { authorization: `Bearer ${await issuing.sign(asker.as)}` }),
    ...(asker.role !== undefined && { "x-tongchou-role": asker.role }),
    ...(asker.purpose !== undefined && { "x-tongchou-purpose": asker.purpose }),
  };
  const asking: Asking = { url: `${url}/graphql`, headers, body: JSON.stringify({ query, variables }) };
  try {
    for (let use = 0; use < warmUps; use += 1) await ask(asking);
    // Every statement looks its ticket up, among those of the operations before.
    await admin`vacuum tc.ticket`;
    const before = (await readFile(logFile)).length;
    const answer: unknown = JSON.parse(await ask(asking));
    await sleep(30);
    const log = (await readFile(logFile)).subarray(before).toString("utf8");
    const plan = log.slice(log.indexOf("set_config('tongchou.ticket'"));
    const [hit, read] = ["Hit", "Read"].map((kind) =>
      Number(new RegExp(`"Shared ${kind} Blocks": (\\d+)`).exec(plan)?.[1]),
    );
    const pages = (hit ?? Number.NaN) + (read ?? Number.NaN);
    return Number.isNaN(pages) ? null : { pages, rows: rowsIn(answer), counted: countedIn(answer) };
  } catch {
    return null;
  }
}

/** Elements of lists, at any depth. */
function rowsIn(answer: unknown): number {
  if (answer === null || typeof answer !== "object") return 0;
  const below = Object.values(answer).reduce((sum: number, part) => sum + rowsIn(part), 0);
  return Array.isArray(answer) ? below + answer.length : below;
}

/** Every `totalCount` and `count`, added up. */
function countedIn(answer: unknown): number {
  if (answer === null || typeof answer !== "object") return 0;
  return Object.entries(answer).reduce((sum, [key, part]) => {
    const own = key === "totalCount" || key === "count" ? Number(part) : countedIn(part);
    return sum + own;
  }, 0);
}

/** Pupils of the asker's schools, children of its townships; of an asker without either, the whole district's. */
async function pupilsOf({ admin }: BenchDatabase, { asker }: OperationFile): Promise<number> {
  const [found] = await admin`
    with recursive held as (
      select a.school_id, a.township_id from tc.assignment a join tc.person p on p.id = a.person_id
       where p.issuer = ${benchIssuer} and p.subject = ${asker.as ?? ""} and a.scope in ('school', 'township')
    ), schools as (
      select school_id as id from held where school_id is not null
      union select s.id from school s join schools above on s.parent_school_id = above.id
    )
    select case
      when exists (select from schools)
        then (select count(*) from student where school_id in (select id from schools))
      when exists (select from held)
        then (select count(*) from child where hukou_township_id in (select township_id from held)
                or residence_township_id in (select township_id from held))
      else (select count(*) from student) end::int as pupils`;
  return Number(found?.pupils);
}
