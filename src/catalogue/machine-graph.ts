// The ways of records' states, as they are served and drawn: states by the names of their codes, steps by their commands.
import { stateName } from "./command-reasons.ts";
import { beginningsOf, type Command, declaredMachines, type MachineFacts } from "./commands.ts";
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
  const { field, initial, steps } = facts;
  const of = entity.fields.get(field);
  const codes = of?.kind === "column" ? of.codes : undefined;
  const name = (code: string): string => stateName(codes, code);
  const drawn = Object.entries(steps).map(([command, { from, to, clause, holds }]): DrawnStep => {
    const { term, duties = [] }: Command = catalogue.command(command);
    return {
      command,
      term,
      from: from.map(name),
      to: to === undefined ? null : name(to),
      clause,
      holds: holds ?? null,
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
  const graph = ["stateDiagram-v2", ...begun, ...ways].join("\n");
  return { type: entity.name, term: entity.facts.term, field, initial: name(initial), steps: drawn, graph };
}

/** Of all machines, as a document. */
export const machinesText = (machines: readonly DrawnMachine[]): string =>
  `# States and the commands that move them\n\nGenerated from the catalogue: do not edit.\n${machines
    .map(({ type, term, field, graph, steps }) => {
      const held = steps.map(
        ({ command, clause, holds }) => `- \`${command}\` (${clause})${holds === null ? "" : `: ${holds}`}`,
      );
      return `\n## ${term} \`${type}.${field}\`\n\n\`\`\`mermaid\n${graph}\n\`\`\`\n\n${held.join("\n")}\n`;
    })
    .join("")}`;
