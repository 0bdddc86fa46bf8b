// The statements of a mutation that read: what its inputs refer to, and what of each record is shown after it was written.
import type { Catalogue } from "../catalogue/index.ts";
import { atOnce } from "../core/steps.ts";
import type { CommandPlan, MutationPlan } from "../planning/index.ts";
import type { Persons } from "../policy/index.ts";
import { type CompiledOperation, compileInSteps } from "./compile-operation.ts";

const compile = (...given: Parameters<typeof compileInSteps>): CompiledOperation =>
  atOnce(compileInSteps(...given));

export interface CompiledCommand {
  readonly plan: CommandPlan;
  readonly references: CompiledOperation | null;
  /** Of a command on a list. */
  readonly named: CompiledOperation | null;
  /** Null where nothing of the record was selected. */
  readonly payload: CompiledOperation | null;
}

export interface CompiledMutation {
  readonly plan: MutationPlan;
  /** In the order of the operation. */
  readonly commands: readonly CompiledCommand[];
}

/** `persons`: of whom rows are, where they are shown. */
export function compileMutation(
  catalogue: Catalogue,
  plan: MutationPlan,
  persons: Persons | null,
): CompiledMutation {
  const commands = plan.roots.flatMap((root): CompiledCommand[] => {
    if (root.kind === "typename") return [];
    const { references, items, payload } = root;
    const readsRecord = payload.roots.some(({ kind }) => kind === "record");
    return [
      {
        plan: root,
        named: items?.named ? compile(catalogue, items.named.plan, null) : null,
        references: references && compile(catalogue, references.plan, null),
        payload: readsRecord ? compile(catalogue, payload, persons) : null,
      },
    ];
  });
  return { plan, commands };
}

/** Letters of SQL. */
export const textsOf = ({ commands }: CompiledMutation): number =>
  commands.reduce(
    (sum, { references, named, payload }) =>
      [references, named, payload].reduce((all, one) => all + (one?.text.length ?? 0), sum),
    0,
  );
