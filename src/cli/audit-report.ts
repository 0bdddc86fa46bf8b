// `audit report`: what the access log says of one year (未成年人网络保护条例 37), counted in the database, as a table or a page. For the
// district's own yearly audit and for the cyberspace office (网信部门) that it is told to: counts are exact, so that it is never published.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import postgres, { type Sql } from "postgres";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import { type ReportRow, type ReportSection, reportCsv, reportHtml } from "./audit-report-text.ts";
import { runWithAdministrator } from "./database.ts";

export const usage = `usage: audit report --year <yyyy> [--csv | --html] [--out <file>]
  --csv   a line for each figure (as it is without a word)
  --html  a page to print
  --out   a file; standard output, where it is left out
  Counts are exact, for the yearly audit and whom it is told to: they are not for the public.`;

/** Of many persons at once: what 条例 36 calls for a reason. */
const bulk = 100;

interface Asked {
  readonly term: string;
  readonly keys: readonly string[];
  readonly measures: readonly string[];
  readonly query: string;
}

const outcomes = `count(*) filter (where kind = 'read' and outcome = 'shown')::int as read,
  count(*) filter (where kind = 'command' and outcome = 'shown')::int as done,
  count(*) filter (where outcome = 'refused')::int as refused, count(*) filter (where outcome = 'failed')::int as failed`;
const read = ["查询次数", "办理次数", "拒绝次数", "失败次数"];
const within = "at >= $1 and at < $2";
/** As it is intended a command is counted when it ends. */
const line = `from access_record where ${within} and outcome <> 'intended'`;
const lookedUp = `set_id in (select f.set_id from shown_field f where f.use = 'lookup')`;

/** Each with its keys in front of its figures; of one year's instants. */
const sections: readonly Asked[] = [
  {
    term: "总计",
    keys: [],
    measures: [...read, "账户数", "精确查找次数", `一次涉及${bulk}人以上的查询次数`, "依据审批的访问次数"],
    query: `select ${outcomes}, count(distinct person_id)::int as accounts,
      count(*) filter (where kind = 'read' and outcome = 'shown' and ${lookedUp})::int as looked_up,
      count(*) filter (where outcome = 'shown' and subjects >= ${bulk})::int as bulk,
      count(*) filter (where approval_id is not null)::int as approved ${line}`,
  },
  {
    term: "按部门",
    keys: ["部门"],
    measures: [...read, "账户数", "精确查找次数", `一次涉及${bulk}人以上的查询次数`],
    query: `select coalesce(department, '未知') as department, ${outcomes}, count(distinct person_id)::int as accounts,
      count(*) filter (where kind = 'read' and outcome = 'shown' and ${lookedUp})::int as looked_up,
      count(*) filter (where outcome = 'shown' and subjects >= ${bulk})::int as bulk ${line} group by 1 order by 1`,
  },
  {
    term: "按部门和目的",
    keys: ["部门", "目的"],
    measures: read,
    query: `select coalesce(department, '未知') as department, coalesce(purpose, '未声明') as purpose, ${outcomes} ${line}
      group by 1, 2 order by 1, 2`,
  },
  {
    term: "按部门和信息类型",
    keys: ["部门", "信息类型"],
    measures: ["查询次数"],
    query: `select department, type, sum(lines)::int as lines from (
        select coalesce(department, '未知') as department, set_id, count(*) as lines ${line} and kind = 'read' and outcome = 'shown' and set_id is not null group by 1, 2) l
      join (select distinct set_id, split_part(coordinate, '.', 1) as type from shown_field) f using (set_id) group by 1, 2 order by 1, 2`,
  },
  {
    term: "未成年人被查阅",
    keys: ["部门"],
    measures: ["涉及儿童人数", "人次"],
    query: `select coalesce(department, '未知') as department, count(distinct child_id)::int as children, count(*)::int as times
      from record_access where ${within} and child_id is not null and repeats_id is null group by 1 order by 1`,
  },
  {
    term: "拒绝",
    keys: ["部门", "错误代码"],
    measures: ["次数", "账户数"],
    query: `select coalesce(department, '未知') as department, coalesce(error_code, '') as code, count(*)::int as times, count(distinct person_id)::int as accounts
      ${line} and outcome = 'refused' group by 1, 2 order by 1, 2`,
  },
  {
    term: "附件内容发送",
    keys: ["角色"],
    measures: ["次数", "账户数"],
    query: `select role, count(*)::int as times, count(distinct person_id)::int as accounts
      from tc.access_log where ${within} and event = 'content-sent' group by 1 order by 1`,
  },
  {
    term: "不向本人或监护人告知",
    keys: ["原因"],
    measures: ["人次"],
    query: `select case withheld when 'protected' then '受保护的报告' else '不开放的记录' end as reason, count(*)::int as times
      from record_access where ${within} and withheld is not null group by 1 order by 1`,
  },
];

export async function countYear(sql: Sql, year: number): Promise<readonly ReportSection[]> {
  const [from, to] = [`${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`];
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    const counted: ReportSection[] = [];
    for (const { query, ...section } of sections) {
      const rows = await tx.unsafe<Readonly<Record<string, string | number>>[]>(query, [from, to]);
      counted.push({ ...section, rows: rows.map((row): ReportRow => Object.values(row)) });
    }
    return counted;
  }) as Promise<readonly ReportSection[]>;
}

export async function runAuditReport(argv: readonly string[], config: Config): Promise<void> {
  const { year, html, out } = parseOptions(argv);
  const text = await runWithAdministrator(config, async ({ adminUrl }) => {
    const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
    try {
      const [waiting] = await sql`select count(*)::int as batches from tc.access_waiting`;
      if (Number(waiting?.batches) > 0)
        process.stderr.write(
          `${waiting?.batches} batches are not unpacked yet: their lines are not counted\n`,
        );
      const counted = await countYear(sql, year);
      return html ? reportHtml(year, counted) : reportCsv(year, counted);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
}

function parseOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        year: { type: "string" },
        csv: { type: "boolean" },
        html: { type: "boolean" },
        out: { type: "string" },
      },
    });
    const { year = "", csv = false, html = false, out } = values;
    if (!/^20\d\d$/.test(year)) throw new Error("--year is a year of four digits");
    if (csv && html) throw new Error("--csv or --html, one of them");
    return { year: Number(year), html, out };
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
