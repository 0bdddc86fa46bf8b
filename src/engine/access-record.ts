// What an operation is on record with: a read by what its answer shows of persons, before the answer is given; a command before
// it is given and after it; a refusal. No engine, no record: a composition for measurements alone.
import type { AccessLine, AccessLog, Subject, Subjects } from "../audit/index.ts";
import { notRecorded } from "../audit/index.ts";
import type { Clock } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import { parseDatabaseError } from "../database/index.ts";
import type { Shown } from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import { clientError } from "./client-error.ts";
import type { PolicySource } from "./policy-snapshot.ts";
import type { OperationContext } from "./request-context.ts";
import type { Turn } from "./turns.ts";

export interface AccessParts {
  readonly log: Pick<AccessLog, "record">;
  readonly subjects: Pick<Subjects, "of">;
  readonly policies: Pick<PolicySource, "current">;
  readonly clock: Clock;
}

/** Who asked what, and since when. */
export interface Access {
  readonly requestId: string;
  readonly principal: Principal;
  readonly policyVersion: number;
  /** SHA-256 of the text; null where none was read. */
  readonly operation: string | null;
  readonly began: number;
}

/** What an operation waits for beside its own work: nobody's turn is taken meanwhile. */
export async function aside(turn: Pick<Turn, "at">, recorded: Promise<void> | undefined): Promise<void> {
  if (recorded === undefined) return;
  turn.at("queue");
  await recorded;
  turn.at("thread");
}

const nothing = { coordinates: [], guarded: [], persons: [], records: [], rows: 0 } as const satisfies Shown;

export class AccessRecord {
  private readonly parts: AccessParts;

  constructor(parts: AccessParts) {
    this.parts = parts;
  }

  /** Resolves when it is on record that this was shown. */
  async read(access: Access, shown: Shown): Promise<void> {
    await this.write(access, { k: "read", x: "shown" }, shown);
  }

  /**
   * What was refused for want of a right. Of nobody in particular it is in the server's log alone: strangers fill no record.
   */
  async refused(
    { requestId, principal, turn }: Pick<OperationContext, "requestId" | "principal" | "turn">,
    operation: string | null,
    error: unknown,
  ): Promise<void> {
    if (principal.personId === null || !(error instanceof TongchouError) || !isRefusal(error)) return;
    const { code, details } = error;
    const { version: policyVersion } = this.parts.policies.current();
    const access = { requestId, principal, policyVersion, operation, began: performance.now() };
    const refused = (details.refused ?? []) as readonly {
      readonly coordinate?: unknown;
      readonly use?: unknown;
    }[];
    const coordinates = refused.map(({ coordinate, use }) => `${coordinate}:${use}`);
    const shown = { ...nothing, coordinates: [...new Set(coordinates)].sort() };
    await aside(turn, this.write(access, { k: "refused", x: "refused", e: code }, shown));
  }

  /** Before it is given: what was done, and could not be written down any more, is known as what was to be done. */
  async intended(access: Access, command: string): Promise<void> {
    await this.write(access, { k: "command", m: command, x: "intended" }, nothing);
  }

  async ended(access: Access, command: string, { shown, error }: CommandEnd): Promise<void> {
    const ended =
      error === null ? { x: "shown" as const, e: null } : { x: outcomeOf(error), e: codeOf(error) };
    await this.write(access, { k: "command", m: command, ...ended }, shown ?? nothing);
  }

  private async write(
    { requestId, principal, policyVersion, operation, began }: Access,
    said: Pick<AccessLine, "k" | "x"> & Partial<Pick<AccessLine, "e" | "m">>,
    shown: Shown,
  ): Promise<void> {
    const { k, x, e = null, m } = said;
    const now = performance.now();
    await this.parts.log.record({
      t: this.parts.clock().toISOString(),
      k,
      q: requestId,
      p: principal.personId,
      r: principal.role,
      u: principal.purpose,
      v: policyVersion,
      o: operation,
      c: shown.coordinates,
      ...(shown.guarded.length > 0 && { g: shown.guarded }),
      s: await this.subjects(shown),
      n: shown.rows,
      ms: Math.round((now - began) * 10) / 10,
      x,
      e,
      a: null,
      ...(m !== undefined && { m }),
    });
  }

  private async subjects({ persons, records }: Shown): Promise<readonly Subject[]> {
    if (records.length === 0) return persons;
    const found = await this.parts.subjects.of(records).catch((error: unknown) => {
      if (parseDatabaseError(error).kind === "unknown") throw error;
      throw notRecorded();
    });
    const all = new Map<string, Subject>(persons.map((subject) => [subject.join(), subject]));
    for (const { id, way } of records)
      for (const [kind, person] of found.get(id) ?? []) {
        const subject = [kind, person, way] as const;
        all.set(subject.join(), subject);
      }
    return [...all.values()];
  }
}

/** As the refusal of a look-up names its bound. */
export const lookupsADay = "look-ups a day";

const refusals: ReadonlySet<string> = new Set(["FORBIDDEN", "PURPOSE_REQUIRED"]);

/** A role of the unknown kind is refused as if there were no such field. */
function isRefusal({ code, details }: TongchouError): boolean {
  return refusals.has(code) || details.limit === lookupsADay;
}

interface CommandEnd {
  readonly shown: Shown | null;
  readonly error: unknown;
}

const failures: ReadonlySet<string> = new Set(["TIMEOUT", "UNAVAILABLE", "INTERNAL_SERVER_ERROR"]);

const codeOf = (error: unknown): string =>
  error instanceof TongchouError
    ? error.code
    : (clientError(parseDatabaseError(error))?.code ?? "INTERNAL_SERVER_ERROR");

const outcomeOf = (error: unknown): "refused" | "failed" =>
  failures.has(codeOf(error)) ? "failed" : "refused";
