// Commands as an application under test was given them over HTTP, and which of them came to something: what the history must tell
// of who did what, and nothing beside it.
import { Kind, parse, valueFromASTUntyped } from "graphql";
import type { Sql } from "postgres";
import { firstState, type Replayed } from "./replay.ts";
import type { Ask, Reply, TestApp } from "./test-app.ts";

interface Given {
  readonly request: string;
  readonly as: string;
  readonly role: string | undefined;
  /** Without the word for a list. */
  readonly command: string;
  /** Said once more under its key, it is done once. */
  readonly key: string | null;
  readonly written: boolean;
}

/** The same application, of which is known what it was asked to write. */
export function recording(app: TestApp): { readonly app: TestApp; readonly given: readonly Given[] } {
  const given: Given[] = [];
  const ask = async (query: string, options: Ask = {}): Promise<Reply> => {
    const reply = await app.ask(query, options);
    given.push(...readGiven(query, options, reply));
    return reply;
  };
  return { app: { ...app, ask }, given };
}

function readGiven(
  query: string,
  { as = "", role, variables, key, operationName }: Ask,
  reply: Reply,
): readonly Given[] {
  const operations = parse(query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(
    ({ name }) => operationName === undefined || name?.value === operationName,
  );
  if (operation?.operation !== "mutation") return [];
  return operation.selectionSet.selections.flatMap((root): Given[] => {
    if (root.kind !== Kind.FIELD || root.name.value === "__typename") return [];
    const args = Object.fromEntries(
      (root.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
    );
    const at = root.alias?.value ?? root.name.value;
    // What was written, though it could not be shown, says so.
    const failed = reply.json.errors?.find(
      ({ path }: { path?: readonly string[] }) => path === undefined || path[0] === at,
    );
    const answered = reply.json.data?.[at] != null || failed?.extensions?.written === true;
    return [
      {
        request: reply.request,
        as,
        role,
        command: root.name.value.replace(/All$/, ""),
        key: (args.idempotencyKey as string | undefined) ?? key ?? null,
        written: answered && args.dryRun !== true && reply.json.data?.[at]?.rows?.length !== 0,
      },
    ];
  });
}

/** What the changes that persons made do not have in common with what was given; empty where each is told, by its giver. */
export async function mistold(
  admin: Sql,
  given: readonly Given[],
  changes: Replayed["changes"],
): Promise<readonly string[]> {
  const people = await admin<{ subject: string; id: string; roles: readonly string[] }[]>`
    select p.subject, p.id, array_agg(distinct a.role) as roles from tc.person p join tc.assignment a on a.person_id = p.id group by p.id`;
  const wordsOf = (
    request: string | null,
    person: string | null,
    role: string | null,
    command: string | null,
  ) => [request, person, role, command].join(" ");
  const told = new Set(
    changes.flatMap(({ login, request, person, role, command }) => {
      // The administrator, and the day's work, which is nobody's command.
      if (person === null && role === null && request === null && (command === null || login === "tc_jobs"))
        return [];
      return [wordsOf(request, person, role, command)];
    }),
  );
  const wrong: string[] = [];
  const once = new Map<string, boolean>();
  const wanted = new Set<string>();
  for (const { request, as, role, command, key, written } of given) {
    if (!written) continue;
    const person = people.find(({ subject }) => subject === as);
    const acting = role ?? (person?.roles.length === 1 ? person.roles[0] : undefined);
    const words = wordsOf(request, person?.id ?? "", acting ?? "", command);
    wanted.add(words);
    const call = key === null ? words : `${as} ${command} ${key}`;
    once.set(call, (once.get(call) ?? false) || told.has(words));
  }
  for (const [call, isTold] of once) if (!isTold) wrong.push(`nothing is told of ${call}`);
  for (const words of told) if (!wanted.has(words)) wrong.push(`nobody gave ${words}`);
  return wrong;
}

/** Whoever watches an application from now on, and can say whether history and outbox told it as it was. */
export interface Witness {
  readonly app: TestApp;
  /** What was told, and what of it is told wrong. */
  look(): Promise<Replayed>;
  close(): Promise<void>;
}

export async function witness(app: TestApp): Promise<Witness> {
  const first = await firstState(app.database.adminUrl);
  const { app: watched, given } = recording(app);
  return {
    app: watched,
    async look() {
      const told = await first.replay();
      return { ...told, wrong: [...told.wrong, ...(await mistold(first.sql, given, told.changes))] };
    },
    async close() {
      await first.close();
      await app.close();
    },
  };
}
