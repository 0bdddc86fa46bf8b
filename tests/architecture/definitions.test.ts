// “Rural” and “small school” have several official meanings, each a definition with dated parameters: no rule, cube or computed
// field knows the codes or the number of one itself. What invents a district (`src/sample`) writes them down.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../src/domains/schools/schools.codes.ts";

const codes = locales.stored.join("|");
const zone = `(?:${codes}|[12]\\d?[_%]+|\\^?[12]\\d?(?:\\.\\*?)?)`;
const forbidden: readonly RegExp[] = [
  // A code of a locale, a list or a pattern of some.
  new RegExp(`(['"\`])(?:${codes})(?:,(?:${codes}))*\\1`),
  /(['"`])[12]\d?[_%]+\1/,
  // A locale beside any text.
  new RegExp(`\\blocale"?\\)?[^\\n,;']{0,24}(?:like|=|<>|~|in|any)[^\\n;']{0,12}'${zone}'`, "i"),
  /(?:left|substr|substring|starts_with)\s*\([^\n;]{0,40}\blocale\b/i,
  // A number of pupils that makes a school small.
  /\b(?:students|pupils|actual|heads)\b[^\n;]{0,16}<=?\s*\d{3,}/,
  /greatest\([^\n;]{0,60},\s*\d{3,}\s*\)/,
  // The counting day.
  /(['"`])09-\d\d\1/,
];

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*(?:--|\/\/).*$/gm, "");

function literals(text: string): readonly string[] {
  return withoutComments(text)
    .split("\n")
    .filter((line) => forbidden.some((pattern) => pattern.test(line)))
    .map((line) => line.trim());
}

test("no file of a domain says itself what is rural, small or the counting day", () => {
  const files = globSync("src/**/*.{ts,sql}").filter(
    (path) => !path.startsWith("src/sample/") && !path.endsWith("/schools.codes.ts"),
  );
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((path) =>
    literals(readFileSync(path, "utf8")).map((line) => `${path}: ${line}`),
  );
  expect(found).toEqual([]);
});

test.each([
  "IF OLD.locale LIKE '2%' THEN",
  "OR NOT (s.locale LIKE '2__' OR weak)",
  "WHERE s.locale IN ('210', '220')",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression as it is written.
  "sql`${column(\"locale\")} = any ('{2}')`.and('121,210,220')",
  "AND left(s.locale, 1) = '2'",
  "AND s.locale ~ '^2'",
  "HAVING sum(h.students) < 100",
  "greatest(w.pupils, 100)",
  "make_date(year, 9, 1) + '09-20'",
])("is found: %s", (line) => {
  expect(literals(`${line}\n`)).toHaveLength(1);
});

test.each([
  "NOT (tc.rural_for_closure(s.locale, s.was_rural))",
  "p.kind IN ('211', '312')",
  "-- a locale of '2%' in a comment",
  "make_date(year, 9, 1)",
])("is left: %s", (line) => {
  expect(literals(`${line}\n`)).toEqual([]);
});
