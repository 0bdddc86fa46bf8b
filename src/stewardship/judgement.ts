// What edits would make of the rights in force: their hash, what stands against them, and what each role would gain or lose. Pure: rows
// are counted elsewhere. A change is judged by what comes of it, never by its words.
import { type Catalogue, type EntityType, outlineOf } from "../catalogue/index.ts";
import { parseCoordinate } from "../core/coordinate.ts";
import {
  applyEdits,
  beyondLaw,
  type ChangedRight,
  changedRights,
  commandCoordinate,
  type Edit,
  EditFault,
  type Policy,
  policyProblems,
} from "../policy/index.ts";

export interface Effect extends Omit<ChangedRight, "change"> {
  /** `unheld`: of a command that nobody could give any more. */
  readonly change: ChangedRight["change"] | "unheld";
  readonly department: string;
  /** Whether the coordinate is of L4. */
  readonly protected: boolean;
}

export interface Judgement {
  /** What would be in force; null where the edits cannot be made. */
  readonly after: Policy | null;
  readonly problems: readonly string[];
  readonly effects: readonly Effect[];
  readonly protected: boolean;
}

/** More in one change nobody reads. */
const mostEffects = 1_000;
const mostProblems = 20;

/** `edits` throws an `EditFault` where what is stored is none. */
export function judge(catalogue: Catalogue, now: Policy, edits: () => readonly Edit[]): Judgement {
  try {
    return judgeMade(catalogue, now, applyEdits(now, edits(), outlineOf(catalogue).commands));
  } catch (error) {
    if (!(error instanceof EditFault)) throw error;
    return { after: null, problems: [error.message], effects: [], protected: true };
  }
}

function judgeMade(catalogue: Catalogue, now: Policy, after: Policy): Judgement {
  const changed = changedRights(now, after);
  const effects = [...changed, ...unheld(after, changed)].map((right): Effect => {
    const department = (after.roles.get(right.role) ?? now.roles.get(right.role))?.department ?? "-";
    return { ...right, department, protected: isProtected(catalogue, right.coordinate) };
  });
  const problems = [
    ...beyondLaw(now, after).map(({ role, coordinate, basis }) => `${role}: ${coordinate}: ${basis}`),
    ...policyProblems(after, outlineOf(catalogue)),
    ...(after.hash === now.hash ? ["it changes nothing"] : []),
    ...(effects.length > mostEffects ? [`${effects.length} rights change: part it`] : []),
  ];
  return {
    after,
    problems: [...new Set(problems)].slice(0, mostProblems),
    effects: effects.slice(0, mostEffects),
    protected: effects.some((effect) => effect.protected),
  };
}

/** Commands that the last role loses which could give them: with them a step of a state that nobody takes any more. */
function unheld(
  after: Policy,
  changed: readonly ChangedRight[],
): readonly Pick<Effect, "role" | "coordinate" | "use" | "change">[] {
  const held = new Set(
    [...after.roles.values()].flatMap(({ writes }) => writes.flatMap(({ commands }) => commands)),
  );
  return changed
    .filter(({ use, change }) => use === "run" && change === "lost")
    .filter(({ coordinate }) => !held.has(parseCoordinate(coordinate)?.field ?? ""))
    .map(({ role, coordinate, use }) => ({ role, coordinate, use, change: "unheld" }));
}

/** A command is as sensitive as the records that it is given on, and so is what happened to them. */
function isProtected(catalogue: Catalogue, coordinate: string): boolean {
  const at = parseCoordinate(coordinate);
  if (at === null) return true;
  if (at.type === commandCoordinate("").type)
    return isSensitive(catalogue.commands.get(at.field)?.entity ?? null);
  const entity = catalogue.entities.get(at.type) ?? null;
  const field = entity?.fields.get(at.field);
  // Whose row a relation leads to is as sensitive as the row.
  if (field?.kind === "toOne" || field?.kind === "toMany") {
    const target = catalogue.entities.get(field.target);
    if (target === undefined || target.facts.classification === "L4") return true;
  }
  return field === undefined
    ? isSensitive(entity)
    : (field.classification ?? entity?.facts.classification) === "L4";
}

/** What is not known is taken for the worst. */
const isSensitive = (entity: EntityType | null): boolean =>
  entity === null ||
  entity.facts.classification === "L4" ||
  [...entity.fields.values()].some(({ classification }) => classification === "L4");
