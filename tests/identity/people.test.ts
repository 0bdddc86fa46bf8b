// Persons by command: what the policy or the district does not know is refused, and what was taken over counts at once.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runPerson } from "../../src/cli/person.ts";
import { loadConfig } from "../../src/config.ts";
import { OperatorError } from "../../src/core/operator-error.ts";
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
let admin: postgres.Sql;
let folder: string;
beforeAll(async () => {
  // Its days are those of the machine, as the command's are.
  app = await startTestApp({ clock: () => new Date() });
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  folder = await mkdtemp(join(tmpdir(), "people-"));
});
afterAll(async () => {
  await admin.end();
  await app.close();
  await rm(folder, { recursive: true });
});

/** What the command prints. */
async function person(...argv: readonly string[]): Promise<string> {
  const { adminUrl, runtimeUrl } = app.database;
  const config = loadConfig({
    DATABASE_URL: runtimeUrl,
    DATABASE_ADMIN_URL: adminUrl,
    TONGCHOU_DATA_DIR: folder,
  });
  let text = "";
  const printed = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  try {
    await runPerson(argv[0] === "list" ? argv : [...argv, "--issuer", developmentIssuer], config);
  } finally {
    printed.mockRestore();
  }
  return text;
}
const refused = async (line: RegExp, ...argv: readonly string[]) => {
  const error = await person(...argv).then(String, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OperatorError);
  expect((error as Error).message).toMatch(line);
};
const codeOf = async (as: string) => {
  const { json } = await app.ask("{ me { role } schools(first: 1) { nodes { id } } }", { as });
  return json.errors?.[0]?.extensions.code ?? json.data.me.role;
};

test("a person is added, assigned, ended and disabled, and each counts from the next answer", async () => {
  await refused(
    /nobody is known as new/,
    "assign",
    "--subject",
    "new",
    "--role",
    "finance-officer",
    "--by",
    "A",
  );
  await person("add", "--subject", "new", "--name", "新人");
  await refused(/is known already/, "add", "--subject", "new", "--name", "新人");
  expect(await codeOf("new")).toBe("FORBIDDEN");
  await person("assign", "--subject", "new", "--role", "finance-officer", "--by", "区办");
  expect(await codeOf("new")).toBe("finance-officer");
  expect(await person("assign", "--subject", "new", "--role", "finance-officer", "--by", "区办")).toContain(
    "already",
  );
  expect(await person("list", "--subject", "new")).toContain("finance-officer\t\t\t");
  expect(await person("end", "--subject", "new", "--role", "finance-officer")).toContain("1");
  expect(await codeOf("new")).toBe("FORBIDDEN");
  const street = plantedSchools.street.officialCode;
  await person(
    "assign",
    "--subject",
    "new",
    "--role",
    "school-registrar",
    "--scope",
    street,
    "--duty",
    "head",
    "--by",
    "A",
  );
  expect(await codeOf("new")).toBe("school-registrar");
  await person("disable", "--subject", "new");
  expect(await codeOf("new")).toBe("FORBIDDEN");
});

test("what the policy or the district does not know is refused", async () => {
  await person("add", "--subject", "p", "--name", "人");
  const assign = (...argv: readonly string[]) => ["assign", "--subject", "p", "--by", "A", ...argv] as const;
  await refused(/nobody is assigned the role king; there are: /, ...assign("--role", "king"));
  await refused(/nobody is assigned the role public/, ...assign("--role", "public"));
  await refused(
    /has no duty cooking; it has: basic-education/,
    ...assign("--role", "education-officer", "--duty", "cooking"),
  );
  await refused(/names its duties/, ...assign("--role", "education-officer"));
  await refused(/is bound to a township: name it/, ...assign("--role", "township-officer"));
  await refused(/there is no township "无"/, ...assign("--role", "township-officer", "--scope", "无"));
  await refused(/the whole district's/, ...assign("--role", "finance-officer", "--scope", "关面乡"));
  for (const day of ["2026-02-30", "2026-13-01", "2026-00-10", "26-01-01", "tomorrow"])
    await refused(/no civil day/, ...assign("--role", "finance-officer", "--from", day));
  await refused(
    /ends .* before it begins/,
    ...assign("--role", "finance-officer", "--from", "2030-01-02", "--to", "2030-01-01"),
  );
  await refused(/who has approved it/, "assign", "--subject", "p", "--role", "finance-officer");
  await refused(/is over/, "end", "--subject", "p", "--role", "finance-officer", "--on", "2020-01-01");
  await person(...assign("--role", "finance-officer"));
  await refused(/who administers does nothing else/, ...assign("--role", "system-administrator"));
});

test("a service has a day on which it ends and what it may spend, and is nothing that persons alone are", async () => {
  const add = ["add", "--service", "--subject", "nightly", "--name", "夜间统计"] as const;
  await refused(/say on which day/, ...add);
  await refused(/no civil day/, ...add, "--to", "2099-02-30");
  await refused(/2020-01-01 is over/, ...add, "--to", "2020-01-01");
  for (const cost of ["0", "-5", "1.5", "much", "2147483648"])
    await refused(/a whole number/, ...add, "--to", "2099-01-01", `--cost=${cost}`);
  await refused(/a service's: say --service/, "add", "--subject", "q", "--name", "人", "--to", "2099-01-01");
  await refused(/no service is known as nightly/, "renew", "--subject", "nightly", "--to", "2099-01-01");
  await person(...add, "--to", "2099-01-01");
  await refused(/is known already/, ...add, "--to", "2099-01-01");
  await refused(/is known already/, "add", "--subject", "nightly", "--name", "夜间统计");
  const assign = ["assign", "--subject", "nightly", "--by", "A", "--role"] as const;
  const [guardian] = await admin`select id from guardian where archived_at is null limit 1`;
  await refused(/a service is nobody's guardian/, ...assign, "guardian", "--scope", guardian?.id);
  await refused(/a service is nobody's carer/, ...assign, "care-organisation", "--scope", guardian?.id);
  await refused(/three people administer, and no service/, ...assign, "audit-administrator");
  await person(...assign, "finance-officer");
  // A person who is called like it is not it.
  expect(await codeOf("nightly")).toBe("FORBIDDEN");
  const listed = () => person("list", "--service");
  expect(await listed()).toContain("nightly\t夜间统计\t\t2099-01-01\t2000000\tfinance-officer\t");
  await person("renew", "--subject", "nightly", "--to", "2098-01-01", "--cost", "70000");
  expect(await listed()).toContain("\t2098-01-01\t70000\t");
  await person("add", "--subject", "q", "--name", "人");
  await refused(/no service is known as q/, "renew", "--subject", "q", "--to", "2099-01-01");
  await person("disable", "--subject", "nightly");
  await refused(/was disabled/, "renew", "--subject", "nightly", "--to", "2099-01-01");
});

test("a file is taken whole, or each of its faults is told and nothing is", async () => {
  const file = join(folder, "people.csv");
  const head = "subject,name,role,scope,duties,from,to\n";
  const good = "c1,甲,township-officer,关面乡,,,\nc2,乙,education-officer,,personnel;finance,,2099-01-01\n";
  await writeFile(file, `\uFEFF${head}${good}c3,丙,township-officer,无,,,\nc4,丁,king,,,,\n`);
  await refused(
    /nothing was taken over:\nline 4: there is no township[^\n]*\nline 5: nobody is assigned/,
    "import",
    file,
    "--by",
    "A",
  );
  expect(await admin`select from tc.person where subject in ('c1', 'c2', 'c3')`).toHaveLength(0);
  await writeFile(file, head + good);
  expect(await person("import", file, "--by", "A")).toContain("2 assigned, 0 as they were");
  expect(await person("import", file, "--by", "A")).toContain("0 assigned, 2 as they were");
  expect(await codeOf("c1")).toBe("township-officer");
  await writeFile(file, "subject,name\n");
  await refused(/columns role, scope/, "import", file, "--by", "A");
});

test("the first three administrators are three people, once", async () => {
  const three = ["x", "y", "z"].flatMap((who) => ["--subject", who, "--name", who, "--code", `n-${who}`]);
  await refused(/there are administrators/, "bootstrap", ...three, "--by", "A");
  // As in a database that has had none yet: nobody takes the last ones away.
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from tc.assignment where role in ('system-administrator', 'data-steward', 'audit-administrator')`;
  });
  await refused(
    /three people/,
    "bootstrap",
    ...three.slice(0, 12),
    "--subject",
    "x",
    "--name",
    "x",
    "--code",
    "n-x",
    "--by",
    "A",
  );
  await refused(/who has approved/, "bootstrap", ...three);
  expect(await person("bootstrap", ...three, "--by", "区办")).toBe(
    "system-administrator: x\ndata-steward: y\naudit-administrator: z\n",
  );
  await refused(/there are administrators/, "bootstrap", ...three, "--by", "A");
  await refused(
    /who administers does nothing else/,
    "assign",
    "--subject",
    "x",
    "--role",
    "data-steward",
    "--by",
    "A",
  );
});

test("the three are natural persons apart, whichever account, and none of the three is left without one", async () => {
  const refusedBy = async (rule: string, text: string) =>
    expect(await admin.unsafe(text).catch((error) => error.constraint_name)).toBe(rule);
  const code = (subject: string, value: string) =>
    `update tc.person set natural_person_code = ${value} where subject = '${subject}'`;
  const id = (subject: string) => `(select id from tc.person where subject = '${subject}')`;
  await person("add", "--subject", "x2", "--name", "x", "--code", "n-x2");
  await refused(/no code/, "add", "--subject", "x4", "--name", "x", "--code", "110101199001011234");
  await person("assign", "--subject", "x2", "--role", "finance-officer", "--by", "A");
  // A second account of who administers, by its code or by the record it is a teacher's or guardian's.
  await refusedBy("assignment_administrators_apart", code("x2", "'n-x'"));
  await refusedBy("assignment_administrators_apart", code("z", "'n-y'"));
  await refusedBy("assignment_administrator_known", code("y", "null"));
  const [guardian] = await admin`select id from guardian where archived_at is null order by id limit 1`;
  const asGuardian = (subject: string) =>
    `insert into tc.assignment (id, person_id, role, scope, guardian_id, valid_from, approved_by)
      select uuidv7(), ${id(subject)}, 'guardian', 'guardian', '${guardian?.id}', tc.today(), 'A'`;
  await admin.unsafe(asGuardian("x"));
  await refusedBy("assignment_administrators_apart", asGuardian("x2"));
  const same = (a: string, b: string) => admin.unsafe(`select tc.same_person(${id(a)}, ${id(b)}) as is`);
  expect(
    [await same("x", "x"), await same("x", "x2"), await same("x", "nobody")].map(([row]) => row?.is),
  ).toEqual([true, false, false]);
  // None goes without a successor: by an end, an expiry, disabling or deletion.
  const ends = (what: string) => `update tc.assignment set ${what} where role = 'data-steward'`;
  for (const loss of [
    ends("valid_to = tc.today() + 30"),
    ends("valid_from = tc.today() + 1"),
    ends("role = 'system-administrator'"),
    "update tc.person set disabled_at = now() where subject = 'y'",
    "delete from tc.assignment where role = 'data-steward'",
  ])
    await refusedBy("assignment_administrators_stay", loss);
  await person("add", "--subject", "y2", "--name", "y", "--code", "n-y2");
  await person("assign", "--subject", "y2", "--role", "data-steward", "--by", "A");
  await person("disable", "--subject", "y");
  await refusedBy(
    "assignment_administrators_stay",
    "update tc.person set disabled_at = now() where subject = 'y2'",
  );
  // What a token names is one account's for ever.
  await refusedBy("person_linked_once", "update tc.person set subject = 'z9' where subject = 'z'");
});
