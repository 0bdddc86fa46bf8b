// A line of the record of access: who asked, as what and what for, what of persons was shown of whom, and what came of it. Never a
// value, a variable, a key or a secret.

/** Kind (`child`, `teacher`, `guardian`), id of the row that is the person, and the way: `o` open, `p` protected. */
export type Subject = readonly [kind: string, id: string, way: string];

export interface AccessLine {
  /** When it was asked, by the server's clock. */
  readonly t: string;
  /** `command`: twice, as it is intended and as it ended. */
  readonly k: "read" | "command" | "refused";
  /** Names the request, as the server's log and the history do. */
  readonly q: string;
  /** The person; null: the public. */
  readonly p: string | null;
  readonly r: string;
  /** The declared purpose. */
  readonly u: string | null;
  /** Policy version that it was decided under. */
  readonly v: number;
  /** SHA-256 of the operation's text; null where none was read. */
  readonly o: string | null;
  /** Coordinates of persons (L3, L4) that were shown by open ways, and with a colon behind them other uses: `Child.birthDate:filter`. */
  readonly c: readonly string[];
  /** Those that were shown by ways through protected records alone; absent where there are none. Whom a line is told to sees none of it. */
  readonly g?: readonly string[];
  readonly s: readonly Subject[];
  /** Rows that were shown. */
  readonly n: number;
  /** How long it took, up to its being told to the record. */
  readonly ms: number;
  readonly x: "intended" | "shown" | "refused" | "failed";
  /** Code of the error. */
  readonly e: string | null;
  /** The approval that it rests on. */
  readonly a: string | null;
  /** Of a command its name; absent of all else. */
  readonly m?: string;
}
