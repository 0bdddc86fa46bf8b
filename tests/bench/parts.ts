// What the safeguards cost, each alone: one request or statement after the other, on the systems that the benchmark has
// started. Tickets and row policies are asked of the limit's own statements, by the login and by the owner without either.
import { createHash, randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { LoginSecrets } from "../../src/database/login-secrets.ts";
import { purposeHeader } from "../../src/identity/request-headers.ts";
import { type Asking, ask, type Requests } from "./asking.ts";
import { cases } from "./cases.ts";
import type { BenchDatabase } from "./database.ts";
import type { Facts } from "./facts.ts";
import { statements } from "./servers/limit-sql.ts";

export interface Part {
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** SQL statements of one. */
  readonly statements: number;
}

/** Below the look-ups that an education officer has in a day. */
const lookups = 60;
const repeats = 300;
const warmUp = 20;

async function timed(
  name: string,
  times: number,
  /** A number: what of it is counted, in milliseconds. */
  one: (index: number) => Promise<unknown>,
  statements = 1,
): Promise<Part> {
  for (let index = 0; index < warmUp; index += 1) await one(-1 - index);
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const began = performance.now();
    const itself = await one(index);
    took.push(typeof itself === "number" ? itself : performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  return { name, p50Ms: at(0.5), p99Ms: at(0.99), statements };
}

export async function measureParts(
  database: BenchDatabase,
  requests: Requests,
  facts: Facts,
): Promise<readonly Part[]> {
  return [
    ...(await planning(requests)),
    ...(await lookingUp(database.admin, requests)),
    ...(await tickets(database, facts)),
    ...(await history(database.admin)),
  ];
}

/** The same rows changed with and without their history and outbox: by name, so many of them. */
export const historyParts = { "one row changed": 1, "1 000 rows changed": 1_000 } as const;
export const withHistory = (name: string): string => `${name}, with its history`;

async function history(admin: Sql): Promise<readonly Part[]> {
  const found: Part[] = [];
  for (const [name, rows] of Object.entries(historyParts)) {
    const change = (kept: "on" | "off") => (index: number) =>
      admin
        .begin(async (tx) => {
          await tx`select set_config('tongchou.history', ${kept}, true)`;
          const began = performance.now();
          await tx`update presence_month set periods = ${Math.abs(index) % 100} where id in (select id from presence_month order by id desc limit ${rows})`;
          throw performance.now() - began;
        })
        .catch((took: unknown) => {
          if (typeof took !== "number") throw took;
          return took;
        });
    const times = rows === 1 ? repeats : 30;
    const [without, kept] = [
      await timed(name, times, change("off")),
      await timed(withHistory(name), times, change("on")),
    ];
    found.push(without, kept);
  }
  return found;
}

const [school] = cases;

/** Another name of the operation is another document: parsed, validated, decided, planned, priced and compiled once more. */
async function planning(requests: Requests): Promise<readonly Part[]> {
  const asked = cases.find(({ name }) => name === "schools-with-classes") ?? school;
  if (asked === undefined) throw new Error("no case to plan");
  const known = await requests.of("tongchou", asked);
  const anew = (index: number): Asking => {
    const { query, ...rest } = JSON.parse(known.body) as { query: string };
    const renamed = query.replace(/query (\w+)/, `query $1${index < 0 ? "w" : ""}${Math.abs(index)}`);
    const operationName = /query (\w+)/.exec(renamed)?.[1];
    return { ...known, body: JSON.stringify({ ...rest, operationName, query: renamed }) };
  };
  return [
    await timed(`${asked.name}, planned before`, repeats, () => ask(known)),
    await timed(`${asked.name}, planned and priced anew`, repeats, (index) => ask(anew(index))),
  ];
}

/** The same child by id and by number: the second is counted and logged, before it is asked and before it is answered. */
async function lookingUp(admin: Sql, requests: Requests): Promise<readonly Part[]> {
  const [child] = await admin`select id from child order by id limit 1`;
  const asking = async (query: string, variables: unknown): Promise<Asking> => {
    const asked = await requests.request("tongchou", school?.subject ?? null, { query, variables });
    return { ...asked, headers: { ...asked.headers, [purposeHeader]: "identity-verification" } };
  };
  const byId = await asking("query($id: ID!) { children(where: { id: { eq: $id } }) { nodes { id } } }", {
    id: child?.id,
  });
  const byNumber = await asking(
    "query($n: String!) { children(where: { idNumber: { eq: $n } }) { nodes { id } } }",
    { n: "11010519491231002X" },
  );
  const plain = await timed("child by id", lookups, () => ask(byId));
  const forgetCounts = () => admin`delete from tc.lookup_count`;
  await forgetCounts();
  const counted = await timed("child by number: a counted look-up", lookups, () => ask(byNumber), 3);
  await forgetCounts();
  return [plain, counted];
}

async function tickets(
  { runtimeUrl, loginsDir, admin }: BenchDatabase,
  facts: Facts,
): Promise<readonly Part[]> {
  const runtime = postgres(runtimeUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  const login = "tc_education";
  const [person] =
    await admin`select p.id, p.epoch from tc.person p join tc.assignment a on a.person_id = p.id
    where a.role = 'education-officer' and p.disabled_at is null limit 1`;
  const own = postgres(new LoginSecrets(loginsDir).urlOf(runtimeUrl, login), {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
  });
  const issue = async (): Promise<string> => {
    const ticket = randomBytes(24).toString("base64url");
    const digest = createHash("sha256").update(ticket).digest();
    await runtime`select tc.issue_ticket(${digest}, ${login}, ${person?.id}, ${person?.epoch}, 'district', null, null)`;
    return ticket;
  };
  try {
    const made = await timed("a ticket made (once in ten minutes)", repeats, issue);
    const ticket = await issue();
    const found: Part[] = [made];
    for (const name of ["school", "schools-with-classes"]) {
      const statement = statements[name];
      if (statement === undefined) throw new Error(`no statement ${name}`);
      const variables = { id: facts.schoolId, year: facts.schoolYear };
      const caller = { login, ticket, scopeIds: [] };
      const parameters = statement.parameters(variables, caller) as never[];
      const by = (sql: Sql) => () => sql.unsafe(statement.text, parameters, { prepare: true });
      found.push(
        await timed(`statement ${name}, by the owner`, repeats, by(admin)),
        await timed(`statement ${name}, by a login: ticket and row policies`, repeats, by(own)),
      );
    }
    return found;
  } finally {
    await runtime.end({ timeout: 5 });
    await own.end({ timeout: 5 });
  }
}
