// What the decision point said to one kind of asker: asked once for each coordinate, use and reach, however often
// operations come back to it. Every field of a row asks for the row again.
import { type EntityType, isArchivable } from "../catalogue/index.ts";
import {
  type Asker,
  type Decide,
  type DecideWriting,
  type Decision,
  type decideRows,
  decideWriting,
  type Guard,
  implies,
  isLive,
  neverArchived,
  type Reach,
  type Use,
  type WriteDecision,
  type Writing,
} from "../policy/index.ts";
import type { Cell } from "./plan.ts";

/** The decision point, as the planner sees it. A composition may hand in another one. */
export interface DecisionPoint {
  readonly decide: Decide;
  readonly decideRows: typeof decideRows;
  /** Absent: the platform's own. */
  readonly decideWriting?: DecideWriting;
}

/** Of one type by one reach. */
interface Known {
  rows?: Guard;
  readonly decisions: Map<Use, Map<string, Decision>>;
  readonly cells: Map<Guard, Cell>;
}

/** Good for every asker of the same `askerKey`, under the same policy. */
export class Decided {
  readonly asker: Asker;
  private readonly point: DecisionPoint;
  private readonly known: Readonly<Record<Reach, Map<EntityType, Known>>> = {
    list: new Map(),
    record: new Map(),
  };

  constructor(point: DecisionPoint, asker: Asker) {
    this.point = point;
    this.asker = asker;
  }

  field(entity: EntityType, reach: Reach, name: string, use: Use): Decision {
    const { decisions: uses } = this.of(entity, reach);
    const decisions = uses.get(use) ?? new Map<string, Decision>();
    uses.set(use, decisions);
    const known = decisions.get(name);
    if (known !== undefined) return known;
    const made = this.point.decide(this.asker, { type: entity.name, field: name }, use, reach);
    const decision =
      made.kind === "deny"
        ? made
        : { ...made, plain: among(entity, made.plain), masked: among(entity, made.masked) };
    decisions.set(name, decision);
    return decision;
  }

  /** The rows of a type that show. */
  rows(entity: EntityType, reach: Reach): Guard {
    const known = this.of(entity, reach);
    known.rows ??= among(entity, this.point.decideRows(this.asker, entity.name, reach));
    return known.rows;
  }

  /** May the asker give this command, and say with it what it says? */
  writing(writing: Writing): WriteDecision {
    return (this.point.decideWriting ?? decideWriting)(this.asker, writing);
  }

  /** What is left of a decision's guard on rows that show. */
  cell(entity: EntityType, reach: Reach, guard: Guard): Cell {
    const { cells } = this.of(entity, reach);
    const known = cells.get(guard);
    if (known !== undefined) return known;
    const made = within(this.rows(entity, reach), guard);
    cells.set(guard, made);
    return made;
  }

  private of(entity: EntityType, reach: Reach): Known {
    const known = this.known[reach].get(entity);
    if (known !== undefined) return known;
    const made: Known = { decisions: new Map(), cells: new Map() };
    this.known[reach].set(entity, made);
    return made;
  }
}

/** Rows of a view are never archived. */
const among = (entity: EntityType, guard: Guard): Guard =>
  isArchivable(entity) ? guard : neverArchived(guard);

function within(rows: Guard, guard: Guard): Cell {
  if (implies(rows, guard)) return [];
  // Where every row that shows is live, its cells need not ask again.
  return [isLive(rows) ? neverArchived(guard) : guard];
}
