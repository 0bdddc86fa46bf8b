// Reads the table: is a use of a coordinate permitted to an asker, and how does its value look? Loops over the entries;
// no grant, no plan, no SQL.
import { type Entry, expectations, type Reach, type RoleName, type Use } from "./expectations/index.ts";

/** Assignments of one role; `duties` and `scopeIds` never mix between groups. */
export interface Group {
  readonly duties: readonly string[];
  readonly scopeIds: readonly string[];
}

export interface OracleAsker {
  readonly role: RoleName;
  readonly groups: readonly Group[];
  readonly purpose: string | null;
  /** Guardians and teachers that the asker is in another role, and whom the asker is recused from: see `rules/tied.ts`. */
  readonly tiedTo?: readonly string[];
}

/** One use of a coordinate, by the reach its row is asked for. */
export interface Touch {
  readonly type: string;
  readonly field: string;
  readonly use: Use;
  readonly reach: Reach;
}

/** Entries that give a use of a coordinate: by type, by field, by use. */
type Told = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<Use, readonly Entry[]>>>;

const told = new Map<RoleName, Told>();

/** The table is read through once for each role. */
function tableOf(role: RoleName): Told {
  const known = told.get(role);
  if (known !== undefined) return known;
  const table = new Map<string, Map<string, Map<Use, Entry[]>>>();
  for (const entry of expectations[role]) {
    const fields = within(table, entry.type, () => new Map<string, Map<Use, Entry[]>>());
    for (const field of new Set(entry.fields.split(" "))) {
      const uses = within(fields, field, () => new Map<Use, Entry[]>());
      for (const use of new Set(entry.uses.split(" "))) within(uses, use as Use, () => []).push(entry);
    }
  }
  told.set(role, table);
  return table;
}

/** What a map holds of a key, made where it holds nothing. */
export function within<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const none: readonly Entry[] = [];

/** What the table says of a use of a coordinate, whatever duty, purpose, reach and row it asks for. */
export const entriesOf = (role: RoleName, type: string, field: string, use: Use): readonly Entry[] =>
  tableOf(role).get(type)?.get(field)?.get(use) ?? none;

export function declared(entry: Pick<Entry, "purposes">, purpose: string | null): boolean {
  return entry.purposes === undefined || (purpose !== null && entry.purposes.includes(purpose));
}

export function onDuty(entry: Pick<Entry, "duties">, group: Pick<Group, "duties">): boolean {
  return entry.duties === undefined || entry.duties.some((duty) => group.duties.includes(duty));
}

/** Entries of the asker that give this use of this coordinate, whatever the purpose and the row. */
function giving(asker: OracleAsker, { type, field, use, reach }: Touch): readonly Entry[] {
  return entriesOf(asker.role, type, field, use).filter(
    (entry) =>
      (entry.reach === undefined || entry.reach === reach) &&
      asker.groups.some((group) => onDuty(entry, group)),
  );
}

export type Verdict =
  | { readonly permitted: true }
  /** `purposes`: one of them, declared, would permit it; `oneRecord`: asked for as a record. Neither: nothing said would. */
  | { readonly permitted: false; readonly purposes: readonly string[]; readonly oneRecord: boolean };

export function judge(asker: OracleAsker, touch: Touch): Verdict {
  const entries = giving(asker, touch);
  if (entries.some((entry) => declared(entry, asker.purpose))) return { permitted: true };
  const purposes = purposesOf(entries);
  if (purposes.length > 0 || touch.reach === "record")
    return { permitted: false, purposes, oneRecord: false };
  // Where no purpose is enough, the same as one record.
  const ofRecord = giving(asker, { ...touch, reach: "record" });
  if (ofRecord.some((entry) => declared(entry, asker.purpose)))
    return { permitted: false, purposes, oneRecord: true };
  return { permitted: false, purposes: purposesOf(ofRecord), oneRecord: ofRecord.length > 0 };
}

const purposesOf = (entries: readonly Entry[]): readonly string[] =>
  [...new Set(entries.flatMap((entry) => entry.purposes ?? []))].sort();

/** Whether some entry that applies, by duty, purpose and reach, shows the value in plain: then it is not masked. */
export function readsInPlain(asker: OracleAsker, type: string, field: string, reach: Reach): boolean {
  return giving(asker, { type, field, use: "read", reach }).some(
    (entry) => entry.masked !== true && declared(entry, asker.purpose),
  );
}

/** Whether a record shows more of the field than a list: an entry that applies, by duty and purpose, names a record. */
export function opensForRecord(asker: OracleAsker, type: string, field: string): boolean {
  return giving(asker, { type, field, use: "read", reach: "record" }).some(
    (entry) => entry.reach === "record" && declared(entry, asker.purpose),
  );
}
