// What a failure of an operation is to the client who asked it. Null: nothing that a client could be told.
import { assertNever } from "../core/assert-never.ts";
import { TongchouError } from "../core/errors.ts";
import type { DatabaseFailure } from "../database/index.ts";

export function clientError({ kind }: DatabaseFailure): TongchouError | null {
  switch (kind) {
    case "timeout":
      return new TongchouError("TIMEOUT", "The statement took too long; ask for less at once.");
    case "unreachable":
    case "full":
    case "locked-out":
      return new TongchouError("UNAVAILABLE", "The database cannot be reached at the moment.");
    // The request's own values were checked when they were bound: what does not fit its type here is a value of the data,
    // and no fault of whoever asks.
    case "out-of-range":
    // Reading breaks no rule, meets no lock and needs no right that the plan did not ask for.
    case "refused":
    case "rule":
    case "outcome":
    case "contended":
    case "unknown-code":
    case "absent":
    case "unknown":
      return null;
    default:
      return assertNever(kind);
  }
}
