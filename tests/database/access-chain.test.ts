// Whoever changes what is on record is found out, be it the owner of the database: at the first batch that is not as it was. Each
// change is made in a transaction that is taken back.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { hashSql } from "../../src/audit/access-chain.ts";
import { sign } from "../../src/audit/access-keys.ts";
import {
  checkpointFile,
  type KeptCheckpoint,
  signingKeys,
  type Verified,
  verifyAccess,
} from "../../src/audit/index.ts";
import { runAudit } from "../../src/cli/audit.ts";
import { loadConfig } from "../../src/config.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";

let database: TestDatabase;
let owner: Sql;
let folder: string;
let outside: readonly KeptCheckpoint[];
let chain: string;
const batches = 9;
const known = new Map(signingKeys(null, testKeys).map(({ kid, publicKey }) => [kid, publicKey]));

const logged: string[] = [];
const startOn = (): Promise<TestApp> =>
  startTestApp({
    database: { ...database, drop: async () => {} },
    record: { folder },
    log: pino({ level: "info" }, { write: (line: string) => logged.push(line) }),
  });

beforeAll(async () => {
  database = await cloneDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  folder = await mkdtemp(join(tmpdir(), "access-"));
  const app = await startOn();
  for (let nth = 1; nth <= batches; nth += 1)
    await app.ask(`{ children(first: ${nth}) { nodes { id } } }`, { as: "township-officer:五通乡" });
  await app.close();
  const other = await startOn();
  await other.ask("{ children(first: 1) { nodes { id } } }", { as: "township-officer:五通乡" });
  await other.close();
  const lines = (await readFile(join(folder, checkpointFile), "utf8")).trim().split("\n");
  outside = lines.map((line) => JSON.parse(line));
  chain = String(outside[0]?.process);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const whole = { from: null, to: null };
const verify = (sql: Sql | TransactionSql): Promise<Verified> =>
  verifyAccess({ ...whole, sql: sql as Sql, outside, known });
class Back extends Error {}
/** What is found after a change that the owner makes past the triggers. */
async function after(
  change: (tx: TransactionSql) => Promise<unknown>,
  given = { outside, known },
): Promise<Verified> {
  let found: Verified | null = null;
  await owner
    .begin(async (tx) => {
      for (const table of ["access_batch", "access_checkpoint", "access_key"])
        await tx.unsafe(`alter table tc.${table} disable trigger user`);
      await change(tx);
      found = await verifyAccess({ ...whole, sql: tx as never, ...given });
      throw new Back();
    })
    .catch((error) => {
      if (!(error instanceof Back)) throw error;
    });
  if (found === null) throw new Error("nothing was verified");
  return found;
}
const first = ({ broken: [one] }: Verified) => one && [one.process, one.seq, one.what];
/** As whoever knows how hashes are made would: each from a batch on. */
const rechain = async (tx: TransactionSql, from: number): Promise<void> => {
  for (let seq = from; seq <= batches; seq += 1) {
    if (seq > 1)
      await tx`update tc.access_batch b set prev = a.hash from tc.access_batch a
        where b.process = ${chain} and b.seq = ${seq} and a.process = b.process and a.seq = b.seq - 1`;
    await tx.unsafe(`update tc.access_batch set hash = ${hashSql} where process = $1 and seq = $2`, [
      chain,
      seq,
    ]);
  }
};

test("what was written is whole: two chains, from a signed start to a signed end, also outside the database", async () => {
  expect(await verify(owner)).toEqual({
    chains: 2,
    batches: batches + 1,
    lines: batches + 1,
    unsigned: 0,
    broken: [],
  });
  expect(outside.map(({ kind, seq }) => [kind, seq])).toEqual([
    ["start", 0],
    ["end", batches],
    ["start", 0],
    ["end", 1],
  ]);
  expect(await verifyAccess({ ...whole, sql: owner, outside: [], known: new Map() })).toMatchObject({
    broken: [],
  });
  const day = new Date(Date.now() + 86_400_000);
  expect(await verifyAccess({ sql: owner, from: day, to: null, outside, known })).toMatchObject({
    batches: 0,
    broken: [],
  });
});

test.each<[string, (tx: TransactionSql) => Promise<unknown>, number, RegExp]>([
  [
    "a line is another",
    (tx) =>
      tx`update tc.access_batch set body = replace(body, '五通', '关面') || ' ' where process = ${chain} and seq = 4`,
    4,
    /altered/,
  ],
  [
    "it says fewer lines",
    (tx) => tx`update tc.access_batch set lines = 0 where process = ${chain} and seq = 2`,
    2,
    /altered/,
  ],
  [
    "it was closed at another time",
    (tx) => tx`update tc.access_batch set at = at + interval '1 ms' where process = ${chain} and seq = 3`,
    3,
    /altered/,
  ],
  [
    "one is gone",
    (tx) => tx`delete from tc.access_batch where process = ${chain} and seq = 5`,
    6,
    /before this one are missing/,
  ],
  [
    "the first is gone",
    (tx) => tx`delete from tc.access_batch where process = ${chain} and seq = 1`,
    2,
    /does not begin here/,
  ],
  [
    "the last ones are gone",
    (tx) => tx`delete from tc.access_batch where process = ${chain} and seq > 6`,
    7,
    /cut off/,
  ],
  ["all are gone", (tx) => tx`delete from tc.access_batch where process = ${chain}`, 1, /chain is missing/],
  [
    "one is written again, and the chain with it",
    async (tx) => {
      await tx`update tc.access_batch set body = '[]' where process = ${chain} and seq = 4`;
      await rechain(tx, 4);
    },
    batches,
    /not the one that was signed/,
  ],
  [
    "two change places",
    async (tx) => {
      await tx`update tc.access_batch set seq = case seq when 4 then 5 else 4 end where process = ${chain} and seq in (4, 5)`;
    },
    4,
    /altered/,
  ],
  [
    "one is put in",
    (tx) =>
      tx`insert into tc.access_batch select process, seq, at + interval '1 ms', lines, '[]', prev, hash from tc.access_batch where process = ${chain} and seq = 7`,
    7,
    /altered|two batches/,
  ],
  [
    "one is put behind the end",
    async (tx) => {
      await tx`insert into tc.access_batch select process, seq + 1, at, 0, '[]', hash, hash from tc.access_batch where process = ${chain} and seq = ${batches}`;
      await tx.unsafe(`update tc.access_batch set hash = ${hashSql} where process = $1 and seq = $2`, [
        chain,
        batches + 1,
      ]);
    },
    batches + 1,
    /beyond its end/,
  ],
])("the owner is found out where %s", async (_what, change, seq, what) => {
  const found = await after(change);
  expect(first(found)).toEqual([chain, seq, expect.stringMatching(what)]);
});

test("a chain that no server wrote, one taken away with all that was signed of it, and another key", async () => {
  const stranger = "00000000-0000-4000-8000-000000000000";
  const forged = await after(async (tx) => {
    await tx`insert into tc.access_batch select ${stranger}, 1, now(), 0, '[]', decode(repeat('00', 32), 'hex'), ''`;
    await tx.unsafe(`update tc.access_batch set hash = ${hashSql} where process = $1`, [stranger]);
  });
  expect(first(forged)).toEqual([stranger, 1, expect.stringContaining("no server wrote it")]);
  const gone = async (tx: TransactionSql) => {
    await tx`delete from tc.access_batch where process = ${chain}`;
    await tx`delete from tc.access_checkpoint where process = ${chain}`;
  };
  expect((await after(gone)).broken.map(({ what }) => what)).toContainEqual(
    expect.stringContaining("missing in the database"),
  );
  // Without what is outside it is as if it had never been.
  expect((await after(gone, { outside: [], known })).broken).toEqual([]);

  const [other] = signingKeys(null, [{ id: "test", secret: Buffer.alloc(32, 9) }]);
  if (other === undefined) throw new Error("no key");
  const swapped = async (tx: TransactionSql) => {
    await tx`update tc.access_batch set body = '[]' where process = ${chain} and seq = 4`;
    await rechain(tx, 4);
    await tx`update tc.access_key set public_key = ${other.publicKey}`;
    const rows =
      await tx`select c.process, c.seq::float8 as seq, c.kind, c.at, encode(coalesce(b.hash, c.hash), 'hex') as hash
      from tc.access_checkpoint c left join tc.access_batch b using (process, seq)`;
    for (const { process, seq, kind, at, hash } of rows) {
      const signed = await sign(other, { process, seq, kind, at: at.toISOString(), hash } as never);
      await tx`update tc.access_checkpoint set signed = ${signed}, hash = decode(${hash}, 'hex')
        where process = ${process} and seq = ${seq} and kind = ${kind}`;
    }
  };
  expect((await after(swapped, { outside: [], known })).broken[0]?.what).toContain("swapped");
  expect((await after(swapped, { outside, known: new Map() })).broken[0]?.what).toContain("swapped");
});

test("a signature that is none, and one of another batch, count for nothing", async () => {
  const found = await after(
    (tx) => tx`update tc.access_checkpoint set signed = 'x.y.z' where process = ${chain} and kind = 'end'`,
  );
  expect(first(found)).toEqual([chain, batches, expect.stringContaining("not signed by a key")]);
  const moved = await after(
    (tx) => tx`update tc.access_checkpoint set seq = 3 where process = ${chain} and kind = 'end'`,
  );
  expect(moved.broken.map(({ what }) => what)).toContainEqual(expect.stringContaining("not signed by a key"));
});

test("no login changes or reads it, and the owner only past what keeps it", async () => {
  const tables = ["access_batch", "access_checkpoint", "access_key"];
  const rights =
    await owner`select t, r.rolname as login from unnest(string_to_array(${tables.join()}, ',')) t, pg_roles r
    where r.rolname ~ '^(tc_|tongchou)' and not r.rolsuper and not pg_has_role(r.oid, (select relowner from pg_class where oid = 'tc.access_batch'::regclass), 'member')
      and has_table_privilege(r.oid, 'tc.' || t, 'select, insert, update, delete, truncate')`;
  expect([...rights]).toEqual([]);
  const callers = await owner`select r.rolname as login from pg_roles r where r.rolname ~ '^tc_'
    and has_function_privilege(r.oid, 'tc.append_access(uuid, bigint, timestamptz, integer, text, bytea, bytea)', 'execute')`;
  expect([...callers]).toEqual([]);
  for (const table of tables)
    for (const sql of [
      `update tc.${table} set ${table === "access_key" ? "kid = kid" : "seq = seq"}`,
      `delete from tc.${table}`,
      `truncate tc.${table}`,
    ])
      await expect(owner.unsafe(sql)).rejects.toMatchObject({ constraint_name: "access_log_never_changes" });
  const [part] =
    await owner`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'tc.access_batch'::regclass
    order by (select count(*) from tc.access_batch b where b.tableoid = inhrelid) desc limit 1`;
  for (const sql of [
    `update ${part?.name} set seq = seq`,
    `delete from ${part?.name}`,
    `truncate ${part?.name}`,
  ])
    await expect(owner.unsafe(sql)).rejects.toMatchObject({ constraint_name: "access_log_never_changes" });
});

test("`audit verify` says so, and ends with 1 where it is not", async () => {
  const config = loadConfig({
    DATABASE_URL: database.runtimeUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir,
    TONGCHOU_KEYS: testKeys.map(({ id, secret }) => `${id}:${secret.toString("base64")}`).join(","),
    TONGCHOU_AUDIT_DIR: folder,
  });
  const said: string[] = [];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const before = process.exitCode;
  try {
    await runAudit(["verify", "--from", "2020-01-01"], config);
    expect(said.join("")).toMatch(/^2 chains, 10 batches, 10 lines; 0 batches .*\nwhole\n$/);
    expect(process.exitCode).toBe(before);
    // As its owner could: the last batch is gone, past what keeps it.
    const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
    const [gone] = await admin`select * from tc.access_batch where process = ${chain} and seq = ${batches}`;
    await admin`set session_replication_role = replica`;
    await admin`delete from tc.access_batch where process = ${chain} and seq = ${batches}`;
    said.length = 0;
    // By the server's log alone, too.
    const log = join(folder, "server.log");
    await writeFile(log, logged.join(""));
    await runAudit(["verify", "--checkpoints", log], config);
    expect(said.join("")).toContain(`broken: process ${chain}, batch ${batches}`);
    expect(process.exitCode).toBe(1);
    await admin`insert into tc.access_batch ${admin(gone as never)}`;
    await admin.end();
  } finally {
    out.mockRestore();
    process.exitCode = before;
  }
  await expect(runAudit(["prove"], config)).rejects.toThrow("usage");
  await expect(runAudit(["verify", "--to", "soon"], config)).rejects.toThrow("no day");
});

test("the server's own login adds a batch once, and no other in its place", async () => {
  const runtime = postgres(database.runtimeUrl, { max: 1, onnotice: () => {} });
  const [row] =
    await owner`select process, seq::int as seq, at, lines, body, prev, hash from tc.access_batch where process = ${chain} and seq = 1`;
  const append = (body: string, hash: Buffer) =>
    runtime`select tc.append_access(${row?.process}::uuid, ${row?.seq}::int, ${row?.at}, ${row?.lines}::int, ${body}, ${row?.prev}::bytea, ${hash}::bytea)`;
  await append(row?.body, row?.hash);
  await expect(append("[]", Buffer.alloc(32))).rejects.toMatchObject({
    constraint_name: "access_log_never_changes",
  });
  await runtime.end();
  expect((await verify(owner)).broken).toEqual([]);
});
