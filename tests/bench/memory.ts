// The memory of the application's process once every role's view has been built and used.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { ask, type Requests } from "./asking.ts";
import { benchSchoolCode, benchTownship } from "./cases.ts";

const run = promisify(execFile);

const people: readonly (string | null)[] = [
  null, // the public
  developmentSubject({ role: "education-officer" }),
  developmentSubject({ role: "finance-officer" }),
  developmentSubject({ role: "guardian" }),
  developmentSubject({ role: "school-registrar", school: benchSchoolCode }),
  developmentSubject({ role: "township-officer", township: benchTownship }),
];

const introspection = `query IntrospectionQuery {
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

/** One introspection and one query as each of the six roles. */
export async function useEveryRole(requests: Requests): Promise<void> {
  for (const subject of people) {
    for (const query of [introspection, "{ schools(first: 10) { nodes { id name township { name } } } }"]) {
      const text = await ask(await requests.request("tongchou", subject, { query }));
      if (!text.startsWith('{"data":')) throw new Error(`${subject}: ${text.slice(0, 500)}`);
    }
  }
}

/** Resident set size in MiB. */
export async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout.trim()) / 1024;
}
