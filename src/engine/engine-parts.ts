// What the engine is made of.
import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../catalogue/index.ts";
import type { Clock } from "../core/dates.ts";
import type { OperationText } from "../core/operation-text.ts";
import type { LookupLedger, TicketHolder } from "../database/index.ts";
import type { ExecutionParts } from "../execution/index.ts";
import type { DecisionPoint, Limits, PlannerParts } from "../planning/index.ts";
import type { AccessRecord } from "./access-record.ts";
import type { PolicySource } from "./policy-snapshot.ts";

export interface EngineParts {
  readonly catalogue: Catalogue;
  readonly schema: GraphQLSchema;
  readonly roots: PlannerParts["roots"];
  readonly policies: PolicySource;
  readonly execution: ExecutionParts;
  /** What a statement shows to the row policies: see database/tickets.ts. */
  readonly tickets: {
    of(holder: TicketHolder): Promise<string | null>;
    forget(groups: TicketHolder["groups"]): void;
  };
  readonly limits: Limits;
  readonly lookups: LookupLedger;
  /** Instead of the policy's budgets, for compositions that ask more in a minute than a person may on a day. */
  readonly lookupsPerDay?: number;
  /** What is shown is on record before it is; null: a composition that measures what that costs. */
  readonly access: AccessRecord | null;
  readonly clock: Clock;
  readonly cacheSize?: number;
  /** Told of each plan that is asked for: whether it was known, and of one that was not, its document. */
  readonly watch?: PlanWatch;
  /** Another decision point, for compositions that test the second line alone. */
  readonly decisions?: DecisionPoint;
}

export interface PlanWatch {
  planned(role: string, text: OperationText): void;
  planKnown(): void;
}
