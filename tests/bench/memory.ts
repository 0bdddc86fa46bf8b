// The memory of the application's process once every role's view has been built and used.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { ask, type Requests } from "./asking.ts";
import { benchSchoolCode, benchTownship } from "./cases.ts";

const run = promisify(execFile);

const ofDistrict = [
  "education-officer",
  "development-officer",
  "finance-officer",
  "civil-affairs-officer",
  "staffing-officer",
  "hr-officer",
  "planning-officer",
  "district-leader",
  "police-officer",
  "guardian",
  "teacher",
  "care-organisation",
  "inspector",
];
const administrators = ["system-administrator", "data-steward", "audit-administrator"];
const village = { township: "关面乡", village: "示例一村" };

/** A person of each role; null: the public. */
export const people: ReadonlyMap<string, string | null> = new Map([
  ["public", null],
  ...ofDistrict.map((role) => [role, developmentSubject({ role })] as const),
  ["school-registrar", developmentSubject({ role: "school-registrar", school: benchSchoolCode })],
  ["township-officer", developmentSubject({ role: "township-officer", township: benchTownship })],
  ["village-committee", developmentSubject({ role: "village-committee", ...village })],
  ...administrators.map((role) => [role, developmentSubject({ role })] as const),
]);

/** That the smallest question of a role is of; administrators have no business data to ask for. */
export const ordinaryQuery = (role: string): string =>
  administrators.includes(role)
    ? "{ me { role } }"
    : "{ schools(first: 10) { nodes { id name township { name } } } }";

export const introspection = `query IntrospectionQuery {
  __schema {
    queryType { name }
    types {
      kind name description
      fields(includeDeprecated: true) { name description args { name type { ...T } } type { ...T } }
      inputFields { name description type { ...T } }
      enumValues(includeDeprecated: true) { name description }
    }
  }
}
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

/** One introspection and one query as each of the twenty roles. */
export async function useEveryRole(requests: Requests): Promise<void> {
  const asked = [...people].map(([role, subject]) => ({
    subject,
    queries: [introspection, ordinaryQuery(role)],
  }));
  for (const { subject, queries } of asked) {
    for (const query of queries) {
      const text = await ask(await requests.request("tongchou", subject, { query }));
      if (!text.startsWith('{"data":')) throw new Error(`${subject}: ${text.slice(0, 500)}`);
    }
  }
}

/** Resident set size in MiB. Where the system tells it in a file, no process is started for it beside what is measured. */
export async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, told] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  if (told !== undefined) return Number(told) / 1024;
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout.trim()) / 1024;
}
