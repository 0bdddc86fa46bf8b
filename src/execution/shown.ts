// What an answer shows of persons, gathered from its marks while it is spliced: which coordinates, of whom, how many rows.
import type { MarkSlot } from "./marking.ts";

/** `o`: shown by a way that is open; `p`: by one through a protected record, or such a record itself. */
export type Way = "o" | "p";

export interface Shown {
  /** By a way that is open, and used. */
  readonly coordinates: readonly string[];
  /** By ways through protected records alone. */
  readonly guarded: readonly string[];
  /** Kind, id and way, each once. */
  readonly persons: readonly (readonly [kind: string, id: string, way: Way])[];
  /** Rows whose persons are asked apart. */
  readonly records: readonly { readonly type: string; readonly id: string; readonly way: Way }[];
  readonly rows: number;
}

/** `m<slot><way><ids>` */
const form = /^m(\d+)([op])/;

export class ShownMarks {
  private readonly slots: readonly MarkSlot[];
  private readonly counts: number[];
  private readonly open = new Set<number>();
  private readonly seen = new Set<string>();
  private readonly persons: (readonly [string, string, Way])[] = [];
  private readonly records: Shown["records"][number][] = [];

  constructor(slots: readonly MarkSlot[]) {
    this.slots = slots;
    this.counts = slots.map(() => 0);
  }

  note(mark: string): void {
    const [head = "", number, way] = form.exec(mark) ?? [];
    const slot = this.slots[Number(number)];
    if (slot === undefined) throw new Error("a mark of no slot");
    this.counts[Number(number)] = (this.counts[Number(number)] ?? 0) + 1;
    if (way === "o") this.open.add(Number(number));
    if (slot.of === null) return;
    const ids = mark.slice(head.length);
    const { of } = slot;
    if ("type" in of) {
      if (this.isNew(of.type, ids, way)) this.records.push({ type: of.type, id: ids, way: way as Way });
      return;
    }
    for (const [index, id] of ids.split(",").entries()) {
      const kind = of.kinds[index] ?? "";
      if (id !== "" && this.isNew(kind, id, way)) this.persons.push([kind, id, way as Way]);
    }
  }

  private isNew(of: string, id: string, way = ""): boolean {
    const before = this.seen.size;
    return this.seen.add(`${of}${way}${id}`).size > before;
  }

  /** `uses`: what the operation asks of persons beside what it shows. Null where it is neither. */
  told(uses: readonly string[]): Shown | null {
    const met = this.slots.filter((_, index) => (this.counts[index] ?? 0) > 0);
    if (met.length === 0 && uses.length === 0) return null;
    const rows = new Map<number, number>();
    for (const [index, { selection }] of this.slots.entries())
      rows.set(selection, Math.max(rows.get(selection) ?? 0, this.counts[index] ?? 0));
    const openly = this.slots.filter((_, index) => this.open.has(index));
    const told = new Set([...openly.flatMap(({ coordinates }) => coordinates), ...uses]);
    const guarded = met.flatMap(({ coordinates }) => coordinates).filter((one) => !told.has(one));
    return {
      coordinates: [...told].sort(),
      guarded: [...new Set(guarded)].sort(),
      persons: this.persons,
      records: this.records,
      rows: [...rows.values()].reduce((sum, count) => sum + count, 0),
    };
  }
}
