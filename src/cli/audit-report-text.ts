// The yearly report of access as text: a table that a spreadsheet opens, a page that a browser prints. Pure.

/** Its keys, then its figures. */
export type ReportRow = readonly (string | number)[];

export interface ReportSection {
  readonly term: string;
  readonly keys: readonly string[];
  readonly measures: readonly string[];
  readonly rows: readonly ReportRow[];
}

const title = (year: number): string => `${year}年未成年人个人信息访问年度报告`;
const basis =
  "依据《未成年人网络保护条例》第三十七条，供年度合规审计和向网信等部门报告使用；数据为精确计数，不向社会公开。";
const most = "最多两个维度";

/** A figure a line: section, keys, what is counted, how many. With the mark by which spreadsheets know its encoding. */
export function reportCsv(year: number, sections: readonly ReportSection[]): string {
  const lines = sections.flatMap(({ term, keys, measures, rows }) =>
    rows.flatMap((row) => {
      const [first = "", second = "", ...more] = row.slice(0, keys.length);
      if (more.length > 0) throw new Error(`${term}: ${most}`);
      return measures.map((measure, at) => [year, term, first, second, measure, row[keys.length + at] ?? 0]);
    }),
  );
  const head = ["年度", "项目", "维度一", "维度二", "指标", "数值"];
  return `\ufeff${[head, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula is text. */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function reportHtml(year: number, sections: readonly ReportSection[]): string {
  const parts = sections.map(
    ({ term, keys, measures, rows }) => `<h2>${escaped(term)}</h2>
<table><thead>${tableRow("th", [...keys, ...measures])}</thead><tbody>
${rows.map((row) => tableRow("td", row)).join("\n")}
</tbody></table>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title(year)}</title>
<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2em .6em;text-align:left}</style>
</head><body>
<h1>${title(year)}</h1>
<p>${basis}</p>
${parts.join("\n")}
</body></html>
`;
}

const tableRow = (tag: "th" | "td", cells: ReportRow): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join("")}</tr>`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
