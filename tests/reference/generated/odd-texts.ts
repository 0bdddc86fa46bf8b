// Texts that JSON, LIKE, sorting and splicing may stumble over, written into every eighth row of a test's own database.
import { openAdmin } from "../rows.ts";

const texts = [
  'quote " and \\ backslash',
  "line\nbreak\ttab\u2028separator",
  "%_[a-z]*",
  "李'; drop table child; --",
  "Ünïcödé Ж ñ",
  "😀𠮷示",
  "\u0001\u001f control",
  '{"nodes":[]}',
];

const columns = [
  ["child", "name"],
  ["guardian", "name"],
  ["guardian", "workplace_province"],
  ["school", "head_name"],
  ["school", "office_phone"],
  ["township_name", "name"],
  ["village", "name"],
  ["enrolment", "end_reason"],
] as const;

export async function writeOddTexts(adminUrl: string): Promise<void> {
  const sql = openAdmin(adminUrl);
  try {
    for (const [table, column] of columns) {
      // Names of closed years rest; odd they are to be all the same.
      await sql`select set_config('session_replication_role', ${table === "township_name" ? "replica" : "origin"}, false)`;
      await sql`update ${sql(table)} set ${sql(column)} = (${texts}::text[])[1 + abs(hashtext(id::text)) / 8 % 8]
        where abs(hashtext(id::text)) % 8 = 0`;
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}
