// Numbers of persons that a command says. A rule compares them with everybody's, on a dry run, too, and tells whether one is
// taken; and such a number is soon guessed by whoever knows a birth date. So whoever says one looks one up, and it counts.
import type { Catalogue, Writable } from "../catalogue/index.ts";
import { type Coordinate, printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import type { Issue } from "../core/issue.ts";
import type { ReadCommand, SaidRow } from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import type { CommandPlan } from "../planning/index.ts";
import type { OperationEngine } from "./operation-engine.ts";

const isNumber = (field: Writable): boolean =>
  field.kind === "secret" && field.index !== undefined && field.rebuiltFrom !== undefined;

const numbersOf = (type: string, row: SaidRow): Coordinate[] =>
  [...row].flatMap(([field, value]) =>
    value !== null && isNumber(field) ? [{ type, field: field.name }] : [],
  );

/** Each as often as it is said. */
function saidNumbers({ command }: CommandPlan, { row, lines, items }: ReadCommand): readonly Coordinate[] {
  return [
    ...[row, ...(items ?? []).map((item) => item.row)].flatMap((said) =>
      numbersOf(command.entity.name, said),
    ),
    ...[...lines].flatMap(([name, rows]) =>
      rows.flatMap((said) => numbersOf(command.lines.get(name)?.entity.name ?? name, said)),
    ),
  ];
}

/** As whom, by which command, under which policy. */
interface Saying {
  readonly request: { readonly principal: Principal };
  readonly compiled: { readonly plan: { readonly policyVersion: number } };
  readonly plan: CommandPlan;
}

/** Whether a rule about this number refused, and so told of somebody else's. */
function isTold({ rules }: Catalogue, error: unknown, number: string): boolean {
  const { issues = [] } = (error instanceof TongchouError ? error.details : {}) as {
    issues?: readonly Issue[];
  };
  return issues.some(({ rule }) => rules.get(rule)?.fields.includes(number) === true);
}

/** Counts them first, on record whatever becomes of the work, and puts down of which it told something. */
export async function countingNumbers<T>(
  engine: OperationEngine,
  { request: { principal }, compiled, plan }: Saying,
  read: ReadCommand,
  work: () => Promise<T>,
): Promise<T> {
  const lookups = saidNumbers(plan, read).map((number) => ({
    number: printCoordinate(number),
    lookup: engine.lookup(principal, number, compiled.plan.policyVersion),
  }));
  for (const { lookup } of lookups) await lookup.count();
  const answered = (error: unknown) =>
    Promise.all(
      lookups.map(({ number, lookup }) => lookup.answered(isTold(engine.catalogue, error, number))),
    );
  try {
    const done = await work();
    await answered(null);
    return done;
  } catch (error) {
    await answered(error);
    throw error;
  }
}
