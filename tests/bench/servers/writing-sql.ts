// The hand-written commands: the best one, a function in autocommit and then the payload; and the usual one, a transaction of
// awaited statements. The same rows, triggers and row policies; what either answers is made in the database.
import { createHash, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { Caller } from "./caller.ts";

export interface Said {
  readonly case: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Item {
  readonly teacherId: string;
  readonly month: string;
  readonly status: string;
  readonly periods: number;
}

const prepared = { prepare: true } as const;
const statuses: Readonly<Record<string, string>> = { PRESENT: "present" };
const digestOf = (variables: unknown): Buffer =>
  createHash("sha256").update(JSON.stringify(variables)).digest();

const shown = `(select format('{"data":{"done":{"record":{"id":"%s","month":"%s","status":"%s","periods":%s,"teacher":%s}}}}', p.id, p.month, upper(p.status), p.periods,
    coalesce((select format('{"id":"%s","name":%s}', t.id, to_json(t.name)) from teacher t where t.id = p.teacher_id), 'null'))
  from presence_month p where p.id = $1::text::uuid) as body`;

export async function best(
  reader: Sql,
  writer: Sql,
  { variables }: Said,
  { ticket }: Caller,
): Promise<string> {
  const { key, teacherId, month, periods } = variables as unknown as Item & { readonly key: string };
  const id = randomUUID();
  const said = [ticket, randomUUID(), key, digestOf(variables), id, teacherId, month, "present", periods];
  await writer.unsafe(
    "select bench.record_presence($1, $2, $3, $4, $5, $6, $7::text::date, $8, $9)",
    said as never[],
    prepared,
  );
  const [row] = await reader.unsafe(
    `select set_config('tongchou.ticket', $2, true), ${shown}`,
    [id, ticket],
    prepared,
  );
  return String(row?.body);
}

/** `sql`: acts for the writing side from its start. */
export function usual(sql: Sql, said: Said, { ticket }: Caller): Promise<string> {
  const { items, ...alone } = said.variables as { readonly items?: readonly Item[]; readonly key: string };
  const rows = (items ?? [{ ...(alone as unknown as Item), status: "PRESENT" }]).map((item) => ({
    id: randomUUID(),
    teacher_id: item.teacherId,
    month: item.month,
    status: statuses[item.status],
    periods: item.periods,
  }));
  return sql.begin(async (tx) => {
    const ask = (text: string, ...parameters: readonly unknown[]) =>
      tx.unsafe(text, parameters as never[], prepared);
    const [acting] = await ask("select bench.acting($1, $2) as who", ticket, randomUUID());
    const result = JSON.stringify(rows.map(({ id }) => ({ id, version: 1 })));
    const [kept] = await ask(
      `insert into tc.command_key (person_id, command, key, digest, result, at) values ($1, 'recordPresence', $2, $3, $4::text::jsonb, now())
        on conflict do nothing returning 1 as kept`,
      ...[acting?.who, alone.key, digestOf(said.variables), result],
    );
    if (kept === undefined) throw new Error("said before");
    const people = [...new Set(rows.map((row) => row.teacher_id))];
    const seen = await ask(
      "select id from teacher where id = any ($1::text::uuid[]) and archived_at is null",
      `{${people}}`,
    );
    if (seen.length !== people.length) throw new Error("nobody");
    const list = (value: keyof (typeof rows)[number]) => `{${rows.map((row) => row[value])}}`;
    await ask(
      `insert into presence_month (id, teacher_id, month, status, periods)
        select * from unnest($1::text::uuid[], $2::text::uuid[], $3::text::date[], $4::text::text[], $5::text::int[])`,
      ...[list("id"), list("teacher_id"), list("month"), list("status"), list("periods")],
    );
    if (items !== undefined) return JSON.stringify({ data: { done: { rows: JSON.parse(result) } } });
    const [row] = await ask(`select ${shown}`, rows[0]?.id);
    return String(row?.body);
  }) as Promise<string>;
}
