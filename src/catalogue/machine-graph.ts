// The ways of records' states, as they are served and drawn: states by the names of their codes, steps by their commands.

import type { MachineFacts } from "./command-facts.ts";
import { stateName } from "./command-reasons.ts";
import { beginningsOf, type Command, declaredMachines } from "./commands.ts";
import type { EntityType } from "./definitions.ts";
import type { Catalogue } from "./registry.ts";

export interface DrawnStep {
  readonly command: string;
  readonly term: string;
  readonly from: readonly string[];
  /** Null where the state stays. */
  readonly to: string | null;
  readonly clause: string;
  readonly holds: string | null;
  /** Commands: whoever gave one of them does not give this one. */
  readonly otherThan: readonly string[];
  readonly duties: readonly string[];
}

export interface DrawnMachine {
  readonly type: string;
  readonly term: string;
  readonly field: string;
  readonly initial: string;
  readonly steps: readonly DrawnStep[];
  /** Mermaid. */
  readonly graph: string;
}

export const drawnMachines = (catalogue: Catalogue): readonly DrawnMachine[] =>
  [...declaredMachines().values()]
    .map((facts) => draw(catalogue, catalogue.entity(facts.on), facts))
    .sort((a, b) => (a.type < b.type ? -1 : 1));

function draw(catalogue: Catalogue, entity: EntityType, facts: MachineFacts): DrawnMachine {
  const { field, initial, steps, derived = {} } = facts;
  const of = entity.fields.get(field);
  const codes = of?.kind === "column" ? of.codes : undefined;
  const name = (code: string): string => stateName(codes, code);
  const drawn = Object.entries(steps).map(([command, { from, to, clause, holds }]): DrawnStep => {
    const { term, otherThan, duties = [] }: Command = catalogue.command(command);
    return {
      command,
      term,
      from: from.map(name),
      to: to === undefined ? null : name(to),
      clause,
      holds: holds ?? null,
      otherThan,
      duties,
    };
  });
  const ways = drawn.flatMap(({ command, term, from, to }) =>
    from.map((state) => `  ${state} --> ${to ?? state}: ${command} ${term}`),
  );
  const begun = [
    `  [*] --> ${name(initial)}`,
    ...beginningsOf(entity.name).map(
      ([state, by]) => `  [*] --> ${name(state)}: ${by} ${catalogue.command(by).term}`,
    ),
  ];
  const byItself = Object.values(derived).flatMap(({ steps: taken, begins = [], holds }) => [
    ...begins.map((state) => `  [*] --> ${name(state)}: ${holds}`),
    ...taken.map(([from, to]) => `  ${name(from)} --> ${name(to)}: ${holds}`),
  ]);
  const graph = ["stateDiagram-v2", ...begun, ...ways, ...byItself].join("\n");
  return { type: entity.name, term: entity.facts.term, field, initial: name(initial), steps: drawn, graph };
}

const apart = (otherThan: readonly string[]): string =>
  otherThan.length === 0 ? "" : `; by another person than ${otherThan.map((one) => `\`${one}\``).join(", ")}`;

/** Of all machines, as a document. */
export const machinesText = (machines: readonly DrawnMachine[], commands: Iterable<Command>): string =>
  `# States and the commands that move them\n\nGenerated from the catalogue: do not edit.\n${machines
    .map(({ type, term, field, graph, steps }) => {
      const held = steps.map(
        ({ command, clause, holds, otherThan }) =>
          `- \`${command}\` (${clause})${holds === null ? "" : `: ${holds}`}${apart(otherThan)}`,
      );
      return `\n## ${term} \`${type}.${field}\`\n\n\`\`\`mermaid\n${graph}\n\`\`\`\n\n${held.join("\n")}\n`;
    })
    .join("")}
## Other persons

Steps without a state of their own that are taken by another person than those before.

${[...commands]
  .filter(({ otherThan, step }) => otherThan.length > 0 && step === null)
  .map(
    ({ name, entity, source, otherThan }) =>
      `- \`${name}\` of \`${entity.name}\` (${source})${apart(otherThan)}\n`,
  )
  .sort()
  .join("")}`;
