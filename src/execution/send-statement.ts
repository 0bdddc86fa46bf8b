// Sends one statement when its turn has come, and takes it back when the client leaves. Never looks at what it answers.
import type postgres from "postgres";
import { parseDatabaseError } from "../database/index.ts";
import type { Admission, Entrant } from "./admission.ts";
import type { CompiledOperation } from "./compile-operation.ts";
import type { PreparedStatements } from "./prepared-statements.ts";

/** Whose statement it is, and whether anybody still waits for it. */
export type Origin = Pick<Entrant, "caller" | "signal">;

export interface Sending {
  readonly sqlFor: (login: string) => postgres.Sql;
  readonly prepared: PreparedStatements;
  readonly admission: Admission;
}

export type Row = readonly (Buffer | null)[];

/** PostgreSQL cancels whatever its process does when the wish arrives: within this, that may be the next statement. */
const strayMs = 1_000;
/** A statement ends after five seconds, however much it was reckoned at: it comes to a quarter of a caller's minute. */
const mostWork = 500_000;
const lastCancel = new Map<string, number>();

export async function sendStatement(
  parts: Sending,
  compiled: CompiledOperation,
  params: readonly unknown[],
  origin: Origin,
): Promise<Row> {
  const { login, work } = compiled.plan;
  const cost = compiled.plan.cost + Math.min(work, mostWork);
  const leave = await parts.admission.enter({ login, cost, ...origin });
  try {
    const began = performance.now();
    return await send(parts, compiled, params, origin).catch((error: unknown) => {
      const stray = (lastCancel.get(login) ?? Number.NEGATIVE_INFINITY) > began - strayMs;
      // It only reads: asked once more it tells the same.
      if (stray && !origin.signal.aborted && parseDatabaseError(error).kind === "timeout")
        return send(parts, compiled, params, origin);
      throw error;
    });
  } finally {
    leave();
  }
}

async function send(
  parts: Sending,
  compiled: CompiledOperation,
  params: readonly unknown[],
  { signal }: Origin,
): Promise<Row> {
  const { login } = compiled.plan;
  const prepare = parts.prepared.admit(compiled);
  const statement = parts.sqlFor(login).unsafe(compiled.text, params as never[], { prepare });
  const cancel = () => {
    lastCancel.set(login, performance.now());
    statement.cancel();
  };
  // Raw: the text is never decoded, for nobody here reads it.
  const rows = statement.raw() as unknown as Promise<readonly [Row?]>;
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const [row] = await rows;
    if (row === undefined) throw new Error("the statement gave no row");
    return row;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
