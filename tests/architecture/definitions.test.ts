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

/** What a number may be wherever it stands, none of which anybody sets. */
const noNorms: readonly RegExp[] = [
  // The school year begins on 1 September, its second term on 1 February.
  /make_date\([^,()]*(?:\([^()]*\)[^,()]*)*, \d+, \d+\)/g,
  /interval '[58] months'/g,
  /interval '1 (?:day|month|year)'/g,
  // Primary school has six grades.
  /\bgrade (?:<= 6|> 6)\b/g,
  /pg_trigger_depth\(\) \S+ 2\b|TG_ARGV\[\d:?\]|GROUP BY [\d, ]+/g,
  // Per mille, and half of what is rounded.
  /\* 1000(?:\.0)?\b|\* 2\b|\(2 \*/g,
  // What is told of persons is told of five or more, in steps of five (`tc.figure`).
  /(?:>=|<) 5\b|number \/ 5 \* 5 \+ 2|NOT BETWEEN 1 AND 4|BETWEEN 1 AND 4|pupils - 3 AND c.pupils \+ 5|students, 0\) < 20|1000000/g,
];

/** By file: numbers that are no norm of the district's, and why. */
const otherwise: Readonly<Record<string, readonly [numbers: string, why: string]>> = {
  "database/rules/identity": ["20 15", "of tickets, which are the server's"],
  "database/rules/kept": ["10 10 10", "letters of a day"],
  "database/rules/keys": ["255", "locks of numbers that go over to another key"],
  "database/rules/time": ["6 3 30 6", "Saturday; days among which so many working days surely are"],
  "domains/reference/job-run": ["30 24 31", "of calls, outbox and look-ups, which are the server's"],
  "domains/welfare/left-behind": ["16", "the law's word for a left-behind child"],
  "domains/welfare/care-contact": ["6 14 16 2 2 3 2 6 14 16", "bands of age, and the letters of a surname"],
  "domains/teachers/rotation": ["9 30", "when the day's work counts anew"],
  "domains/subsidies/rural-subsidy": ["14 14 2", "the middle of a month; an order of rows"],
  "domains/subsidies/payment-batch": ["3 4", "steps of a batch"],
  "domains/staffing/school-quota": ["2", "the two schools of a transfer"],
  "domains/staffing/post-scheme": ["7", "senior grades of the national scale"],
  "domains/staffing/appointment": ["4 7 10", "grades of the national scale, by their titles"],
  "domains/schools/school": ["7 7 10 10", "grades that a kind of school has"],
  "domains/schools/closed-figure": [
    "2 92",
    "what a trigger says second; the last quarter of a year, in which pupils leave it",
  ],
  "domains/provision/school-age": ["6 12 3", "the age of the law on compulsory education; years ahead"],
  "domains/provision/large-class": ["56 56", "a large class by the national standard, not the district's"],
  "domains/provision/large-class-cube": ["56 66", "a large and a very large class by the national standard"],
  "domains/stewardship/access-record": [
    "3 2 2 2 16 7 16 500",
    "decimals and parts of what is stored; letters of a hash; partitions a week ahead; batches at once",
  ],
  "domains/stewardship/record-access": ["2", "parts of a coordinate"],
  "domains/stewardship/policy-edit": ["3", "decimals of an instant as it is stored"],
  "domains/papers/attachment": ["20", "papers of one record: a bound on what is stored"],
  "domains/children/child": ["6 6", "digits of a division's code"],
};

/** By folder, or by file of a computed field: numbers in computed fields that are no norm of the district's, and why. */
const computed: Readonly<Record<string, readonly [numbers: string, why: string]>> = {
  "domains/children/child": ["6 6 14 14 16 16", "bands of age, by which nobody is counted in or out"],
  "domains/reference/of-target": ["100", "per cent"],
  "domains/schools/school-class": [
    "56 6",
    "a large class by the national standard; primary school has six grades",
  ],
  "domains/staffing/school-quota": ["9 10.0 10.0 5", "decimals of a ratio, and tenths of one"],
  "domains/teachers/teacher": ["5", "the span of the national rule on teachers' training"],
  "domains/welfare/mandatory-report": ["3600", "seconds of an hour"],
};

/** Numbers from two on, outside of texts. */
function numbersIn(text: string): readonly string[] {
  let left = text;
  for (const pattern of noNorms) left = left.replaceAll(pattern, "");
  const bare = left.replaceAll(/'[^']*'/g, (said) => (/^'\d+ [a-z]+'$/.test(said) ? said : "''"));
  return [...bare.matchAll(/(?<![\w$.%])(?:\d{2,}|[2-9])(?:\.\d+)?\b(?!\$)/g)].map(([number]) => number);
}

function byPlace(paths: readonly string[], read: (text: string) => string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of paths.toSorted()) {
    const numbers = numbersIn(read(withoutComments(readFileSync(path, "utf8"))));
    const place = path
      .slice("src/".length)
      .replace(
        /(?<=^domains.*)\/[\w-]+\.(?:rules|cube|type|expressions?)\.(?:sql|ts)$|(?:\.rules\.sql|\.ts)$/,
        "",
      );
    if (numbers.length > 0) found[place] = [found[place] ?? [], ...numbers].flat().join(" ");
  }
  return found;
}

const numbersOf = (known: typeof otherwise) =>
  Object.fromEntries(Object.entries(known).map(([place, [numbers]]) => [place, numbers]));

test("days, counts and shares that somebody sets stand among the dated parameters, not in a rule", () => {
  // Written from the catalogue, where a number is a place in a list.
  const files = globSync("src/{domains,database/rules}/**/*.{rules,cube}.sql").filter(
    (path) => !path.endsWith("/told.rules.sql"),
  );
  expect(byPlace(files, (text) => text.replaceAll(/--.*$/gm, ""))).toEqual(numbersOf(otherwise));
});

/** What a computed field is made with, without the words that describe it. */
const madeWith = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/\b(?:usual|scale): \d+|floor\(1000 \*/g, "");

test("nor in a computed field", () => {
  const files = globSync("src/domains/**/*.ts").filter(
    (path) => !/\.(?:table|codes|commands|machine|rules)\.ts$/.test(path),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(byPlace(files, madeWith)).toEqual(numbersOf(computed));
});

test.each(["const largeFrom = 56;", "sql`size >= 46`", "sql`day - interval '3 years'`"])(
  "is found in a computed field: %s",
  (line) => {
    expect(numbersIn(madeWith(line))).toHaveLength(1);
  },
);
