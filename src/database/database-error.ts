// What an error means that came from the database or from the way there: the only place that knows SQLSTATE and the
// driver's codes. Never passes on PostgreSQL's message, detail, query or parameters: they quote values of persons. The one detail
// that is read is that of a command's outcome, which our own functions write.
import { notNullRule } from "../catalogue/index.ts";
import { type CommandOutcome, type CommandResult, commandOutcomes, type RowFault } from "./command-call.ts";

export type DatabaseFailure =
  /** The statement ran into its timeout, or was cancelled. */
  | { readonly kind: "timeout" }
  /** No connection, or none any more: the server is away or closing. */
  | { readonly kind: "unreachable" }
  /** All connections of the login, or of the whole server, are taken. */
  | { readonly kind: "full" }
  /** The database knows the login by another password than the server's, or does not let it in. */
  | { readonly kind: "locked-out" }
  /** A value that its type cannot hold: of the data, since a request's own are checked when they are bound. */
  | { readonly kind: "out-of-range" }
  /** The login has no right to it: the second line refused. */
  | { readonly kind: "refused" }
  /** A rule of the schema, by its stable name; where it holds of many tables, also which of their columns broke it. */
  | { readonly kind: "rule"; readonly rule: string; readonly table?: string; readonly column?: string }
  /** Why a function for commands wrote nothing, with what it tells of that. */
  | { readonly kind: "outcome"; readonly outcome: CommandOutcome; readonly facts: OutcomeFacts }
  /** Another transaction is in the way; the same again may succeed. */
  | { readonly kind: "contended" }
  /** A stored code that its list does not know: see `enumName` in execution/compile-reading.ts. */
  | { readonly kind: "unknown-code" }
  /** The table or schema is not there: the database was never migrated. */
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

/** See `commandOutcomes`. */
export interface OutcomeFacts {
  readonly row?: number;
  readonly column?: string;
  /** Of a row that comes with the record: the lines' name, and its number among them. */
  readonly lines?: string;
  readonly line?: number;
  readonly version?: number;
  /** `state`, or a rule by its name. */
  readonly obstacle?: string;
  readonly rows?: CommandResult["rows"];
  readonly faults?: readonly RowFault[];
  readonly replayed?: boolean;
}

interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly constraint_name?: unknown;
  readonly table_name?: unknown;
  readonly column_name?: unknown;
  readonly detail?: unknown;
  readonly routine?: unknown;
}

const unknown: DatabaseFailure = { kind: "unknown" };

const bySqlState: Readonly<Record<string, keyof typeof plain>> = {
  "57014": "timeout",
  "53300": "full",
  "28P01": "locked-out",
  "28000": "locked-out",
  "42501": "refused",
  // Of a command that was taken from the role: the function is not there any more.
  "42883": "refused",
  "55P03": "contended",
  "40P01": "contended",
  "42602": "unknown-code",
  "42P01": "absent",
  "3F000": "absent",
};

const plain = {
  timeout: { kind: "timeout" },
  unreachable: { kind: "unreachable" },
  full: { kind: "full" },
  "locked-out": { kind: "locked-out" },
  "out-of-range": { kind: "out-of-range" },
  refused: { kind: "refused" },
  contended: { kind: "contended" },
  "unknown-code": { kind: "unknown-code" },
  absent: { kind: "absent" },
} as const;

/** Node's and the driver's codes for a connection that does not come about or breaks; the rest are SQLSTATE classes. */
const noConnection = /^(ECONN|CONNECT|08|53|57P)/;

/** A connection that was there and ended; none that does not come about, and none that this process closed. */
const lost = /^(ECONNRESET|EPIPE|CONNECTION_CLOSED|08003|08006|57P0[125])$/;

/** What nobody answered in time: the database may be stopped, or the way to it. */
export class SilentDatabaseError extends Error {
  readonly code = "SILENT";

  constructor() {
    super("the database did not answer");
  }
}

/** Whether the statement may have ended with its connection, unanswered: another connection may answer it. */
export function lostItsConnection(error: unknown): boolean {
  const { code } = Object(error) as Thrown;
  return typeof code === "string" && lost.test(code);
}

export function parseDatabaseError(error: unknown): DatabaseFailure {
  const { name, code, constraint_name: rule, detail } = Object(error) as Thrown;
  if (typeof code !== "string") return unknown;
  if (error instanceof SilentDatabaseError) return plain.timeout;
  if (isForeignRow(Object(error) as Thrown)) return { kind: "outcome", outcome: "rows", facts: {} };
  const kind = name === "PostgresError" && Object.hasOwn(bySqlState, code) ? bySqlState[code] : undefined;
  if (kind !== undefined) return plain[kind];
  if (noConnection.test(code)) return plain.unreachable;
  if (name !== "PostgresError") return unknown;
  if (isOutcome(code)) return { kind: "outcome", outcome: commandOutcomes[code], facts: factsIn(detail) };
  if (code.startsWith("22")) return plain["out-of-range"];
  if (meetsAnotherChange(Object(error) as Thrown)) return plain.contended;
  // Class 23, integrity: a check, key or exclusion, or a trigger that raises in the name of a rule.
  if (code.startsWith("23") && typeof rule === "string" && rule !== "")
    return { kind: "rule", rule, ...columnOf(Object(error) as Thrown) };
  return code === "23502" ? emptyColumn(Object(error) as Thrown) : unknown;
}

/** What a row of a list met, as if it had been written alone. */
export const rowFailure = ({ state, rule, table, column, ...facts }: RowFault): DatabaseFailure =>
  parseDatabaseError({
    name: "PostgresError",
    code: state,
    constraint_name: rule,
    table_name: table,
    column_name: column,
    detail: JSON.stringify({ ...facts, ...(column && { column }) }),
    routine: "ExecWithCheckOptions",
  });

/** A row policy's check of what is written: of the caller's values, where a missing right would be one of the two lines'. */
const isForeignRow = ({ name, code, routine }: Thrown): boolean =>
  name === "PostgresError" && code === "42501" && routine === "ExecWithCheckOptions";

const isOutcome = (code: string): code is keyof typeof commandOutcomes =>
  Object.hasOwn(commandOutcomes, code);

function factsIn(detail: unknown): OutcomeFacts {
  return typeof detail === "string" && detail !== "" ? (JSON.parse(detail) as OutcomeFacts) : {};
}

const columnOf = ({ table_name: table, column_name: column }: Thrown) =>
  typeof table === "string" && typeof column === "string" && column !== "" ? { table, column } : {};

function emptyColumn({ table_name: table, column_name: column }: Thrown): DatabaseFailure {
  return typeof table === "string" && typeof column === "string"
    ? { kind: "rule", rule: notNullRule(table, column) }
    : unknown;
}

/** Two make the same schema or table at once; or logins, which belong to the whole server, are changed by another of its databases. */
function meetsAnotherChange({ code, message, constraint_name: index }: Thrown): boolean {
  if (code === "XX000") return /^tuple concurrently (updated|deleted)/.test(String(message));
  if (code === "42710") return /^role /.test(String(message));
  return code === "23505" && /^pg_(auth(id|_members)|namespace|class|type)_/.test(String(index));
}

/** What of an error may stand in a log: of one by PostgreSQL its code alone, and the login that was not let in. */
export function loggableFacts(error: unknown): Readonly<Record<string, unknown>> {
  const { name, code, message, stack } = Object(error) as Thrown;
  if (name !== "PostgresError") return { name, message, stack };
  const kept = ["locked-out", "full"].includes(parseDatabaseError(error).kind);
  const login = kept ? /(?:user|role) "([^"]+)"/.exec(String(message))?.[1] : undefined;
  return { name, code, ...(login !== undefined && { login }) };
}
