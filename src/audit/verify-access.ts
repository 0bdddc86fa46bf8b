// Whether the record of access is as it was written: each batch by its hash, each chain from its start, and what was signed of it,
// in the database and outside. Tells the first place that is not, and what is wrong there. Reads, with the owner's rights.
import type { Sql } from "postgres";
import { hashSql } from "./access-chain.ts";
import { type Checkpoint, signedBy } from "./access-keys.ts";
import type { KeptCheckpoint } from "./checkpoints.ts";

export interface Verifying {
  readonly sql: Sql;
  /** Batches closed from then on, and before. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** Kept outside the database. */
  readonly outside: readonly KeptCheckpoint[];
  /** Public keys that are known to be the servers', by their ids. */
  readonly known: ReadonlyMap<string, string>;
}

export interface Broken {
  readonly process: string;
  readonly seq: number;
  readonly at: Date | null;
  readonly what: string;
}

export interface Verified {
  readonly chains: number;
  readonly batches: number;
  readonly lines: number;
  /** Batches that nothing signed vouches for yet. */
  readonly unsigned: number;
  /** The earliest first. */
  readonly broken: readonly Broken[];
}

interface Chain {
  readonly process: string;
  readonly first: number;
  readonly last: number;
  readonly prev: Buffer;
  readonly since: Date;
  readonly until: Date;
  readonly batches: number;
  readonly lines: number;
  readonly broken: { readonly seq: number; readonly at: string; readonly fault: keyof typeof faults } | null;
}

const faults = {
  altered: "the batch was altered: it is not what its hash was made of",
  twice: "there are two batches of this number",
  gap: "batches before this one are missing",
  torn: "the batch does not follow on the one before: one of them is another",
  back: "the batch was closed before the one before it",
  begins: "the chain does not begin here: batches before this one are missing",
} as const;

/** One statement for all chains: hashes are made before rows are put in their order. */
const chains = ({ sql, from, to }: Verifying) => sql<Chain[]>`
  with batch as materialized (
    select process, seq, at, lines, prev, hash, hash = ${sql.unsafe(hashSql)} as whole from tc.access_batch
     where (${from}::timestamptz is null or at >= ${from}) and (${to}::timestamptz is null or at < ${to})),
  beside as (
    select *, lag(hash) over w as was, lag(seq) over w as before, lag(at) over w as earlier from batch
    window w as (partition by process order by seq, at)),
  judged as (
    select *, case when not whole then 'altered'
        when before is null then case when seq = 1 and prev <> decode(repeat('00', 32), 'hex') then 'begins' end
        when seq = before then 'twice' when seq <> before + 1 then 'gap' when prev <> was then 'torn' when at < earlier then 'back' end as fault
      from beside)
  select process, min(seq)::float8 as first, max(seq)::float8 as last, (array_agg(prev order by seq, at))[1] as prev, min(at) as since,
      max(at) as until, count(*)::float8 as batches, coalesce(sum(lines), 0)::float8 as lines,
      (array_agg(json_build_object('seq', seq, 'at', at, 'fault', fault) order by seq, at) filter (where fault is not null))[1] as broken
    from judged group by process`;

/** Of chains that go back beyond what is looked at, the batch before: null where there is none. */
async function before({ sql, from }: Verifying, chain: Chain): Promise<Buffer | null> {
  const [row] = await sql<{ hash: Buffer }[]>`select hash from tc.access_batch
    where process = ${chain.process} and seq = ${chain.first - 1} and (${from}::timestamptz is null or at < ${from})`;
  return row?.hash ?? null;
}

export async function verifyAccess(verifying: Verifying): Promise<Verified> {
  const found = await chains(verifying);
  const broken: Broken[] = [];
  for (const chain of found) {
    const { process, first, since, prev } = chain;
    if (chain.broken !== null) {
      const { seq, at, fault } = chain.broken;
      broken.push({ process, seq, at: new Date(at), what: faults[fault] });
    }
    if (first > 1 && !(await before(verifying, chain))?.equals(prev))
      broken.push({ process, seq: first, at: since, what: faults.begins });
  }
  const signed = await checkpointsOf(verifying);
  broken.push(...signed.broken, ...(await heldAgainst(verifying, found, signed.checkpoints)));
  const byChain = Map.groupBy(signed.checkpoints, ({ process }) => process);
  let unsigned = 0;
  for (const { process, last, first } of found)
    unsigned += Math.max(
      0,
      last - Math.max(first - 1, ...(byChain.get(process) ?? []).map(({ seq }) => seq)),
    );
  return {
    chains: found.length,
    batches: found.reduce((sum, { batches }) => sum + batches, 0),
    lines: found.reduce((sum, { lines }) => sum + lines, 0),
    unsigned,
    broken: broken.toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || a.seq - b.seq),
  };
}

interface Signed {
  readonly checkpoints: readonly Checkpoint[];
  readonly broken: readonly Broken[];
}

const nameOf = ({ process, seq, kind }: Checkpoint): string => `${process} ${seq} ${kind}`;

/** What was signed, by keys that are the servers': in the database and outside, the same in both. */
async function checkpointsOf({ sql, outside, known }: Verifying): Promise<Signed> {
  const keys = await sql<
    { kid: string; publicKey: string }[]
  >`select kid, public_key as "publicKey" from tc.access_key`;
  const inside = await sql<(Checkpoint & { signed: string; when: Date })[]>`
    select process, seq::float8 as seq, kind, at as when, encode(hash, 'hex') as hash, signed from tc.access_checkpoint`;
  const trusted = new Map([...outside.map(({ kid, publicKey }) => [kid, publicKey] as const), ...known]);
  const broken: Broken[] = [];
  for (const { kid, publicKey } of keys)
    if (trusted.has(kid) && trusted.get(kid) !== publicKey)
      broken.push({
        process: kid,
        seq: 0,
        at: null,
        what: "the key by this name is another one: it was swapped",
      });
  const all = new Map([...keys.map(({ kid, publicKey }) => [kid, publicKey] as const), ...trusted]);
  const good = new Map<string, Checkpoint>();
  const lines = [
    ...inside.map((one) => ({ ...one, at: one.when.toISOString(), where: "in the database" })),
    ...outside.map((one) => ({ ...one, where: "outside" })),
  ];
  for (const { where, ...line } of lines) {
    const at = new Date(line.at);
    const publicKey = all.get(kidOf(line.signed));
    const said = publicKey === undefined ? null : await signedBy(publicKey, line.signed);
    if (said === null || nameOf(said) !== nameOf(line) || said.hash !== line.hash || said.at !== line.at)
      broken.push({
        process: line.process,
        seq: line.seq,
        at,
        what: `the checkpoint ${where} is not signed by a key of the servers`,
      });
    else good.set(nameOf(said), said);
  }
  const there = new Set(inside.map(nameOf));
  for (const line of outside)
    if (!there.has(nameOf(line)))
      broken.push({
        process: line.process,
        seq: line.seq,
        at: new Date(line.at),
        what: `the ${line.kind} that was signed here is missing in the database`,
      });
  return { checkpoints: [...good.values()], broken };
}

function kidOf(signed: string): string {
  try {
    return String(
      (JSON.parse(Buffer.from(signed.split(".")[0] ?? "", "base64url").toString()) as { kid?: unknown }).kid,
    );
  } catch {
    return "";
  }
}

/** Chains against what was signed of them: that they are as long, and have the hash that they had. */
async function heldAgainst(
  { sql, from, to }: Verifying,
  found: readonly Chain[],
  checkpoints: readonly Checkpoint[],
): Promise<readonly Broken[]> {
  const within = checkpoints.filter(
    ({ at }) => (from === null || new Date(at) >= from) && (to === null || new Date(at) < to),
  );
  const named = JSON.stringify(within.map(({ process, seq }) => ({ process, seq })));
  const rows = await sql<{ process: string; seq: number; hash: string }[]>`
    select b.process, b.seq::float8 as seq, encode(b.hash, 'hex') as hash
      from (select distinct * from json_to_recordset(${named}::text::json) x(process uuid, seq bigint)) c
      join tc.access_batch b on b.process = c.process and b.seq = c.seq`;
  const hashes = new Map(rows.map(({ process, seq, hash }) => [`${process} ${seq}`, hash]));
  const chainOf = new Map(found.map((chain) => [chain.process, chain]));
  const broken: Broken[] = [];
  for (const { process, seq, kind, at, hash } of within) {
    const last = chainOf.get(process)?.last ?? 0;
    const wrong = (what: string, place = seq) => broken.push({ process, seq: place, at: new Date(at), what });
    const there = hashes.get(`${process} ${seq}`);
    if (seq > 0 && there === undefined)
      wrong(
        last === 0 ? "the chain is missing" : "the chain is cut off: what was signed is not there",
        last + 1,
      );
    else if (seq > 0 && there !== hash) wrong("the batch is not the one that was signed");
    if (kind === "end" && last > seq) wrong("the chain goes on beyond its end", seq + 1);
  }
  const started = new Set(checkpoints.flatMap(({ process, kind }) => (kind === "start" ? process : [])));
  for (const { process, first, since } of found)
    if (!started.has(process))
      broken.push({
        process,
        seq: first,
        at: since,
        what: "the chain has no signed start: no server wrote it",
      });
  return broken;
}
