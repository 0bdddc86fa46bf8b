// A caller's commands, the same for the same seed: each that it may give, drawn, given, and where it is refused drawn once more
// after what the refusal says, as people mend a form.
import type { Operations } from "./asking.ts";
import type { Stock } from "./command-stock.ts";
import { drawEvenly } from "./draw.ts";
import { CommandWriter, type GeneratedCommand, type Refusal } from "./generated-command.ts";
import type { Bytes } from "./wire.ts";

interface Seeded {
  readonly seed: number;
  /** How often each command is begun with. */
  readonly rounds: number;
  /** Of a hundred how many are tried only. */
  readonly dry?: number;
}

export interface Given {
  readonly begun: number;
  readonly given: number;
  readonly accepted: number;
  /** Commands that were accepted at least once. */
  readonly done: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  /** Rules and codes by which the others were refused. */
  readonly ways: ReadonlySet<string>;
}

const attempts = 3;

/** Nothing went wrong and no item of a list did. */
const refusalOf = (text: string): (Refusal & { readonly code?: string }) | null => {
  const { data, errors } = JSON.parse(text) as {
    data?: { done?: { issues?: Refusal["issues"] } | null };
    errors?: readonly { readonly extensions?: Refusal & { readonly code?: string } }[];
  };
  if (errors !== undefined) return errors[0]?.extensions ?? {};
  const issues = data?.done?.issues ?? [];
  return issues.length === 0 ? null : { issues };
};

export async function forCommands(
  { view, may }: Pick<Operations, "view" | "may">,
  stock: Stock,
  { seed, rounds, dry }: Seeded,
  give: (command: GeneratedCommand) => Promise<Pick<Bytes, "text">>,
): Promise<Given> {
  const [done, ways] = [new Set<string>(), new Set<string>()];
  let [given, accepted] = [0, 0];
  const writer = new CommandWriter({
    draw: drawEvenly(seed),
    stock,
    view,
    may,
    ...(dry !== undefined && { dry }),
  });
  const begun = Array.from({ length: rounds }, () => stock.commands).flat();
  for (const open of begun) {
    let command = writer.command(open);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const refused = refusalOf((await give(command)).text);
      given += 1;
      if (refused === null) {
        accepted += 1;
        done.add(open.command.name);
        break;
      }
      for (const { rule } of refused.issues ?? [{ rule: refused.code ?? "none" }]) ways.add(rule);
      command = writer.again(command, refused);
    }
  }
  const names = stock.commands.map(({ command }) => command.name);
  return {
    begun: begun.length,
    given,
    accepted,
    done,
    ways,
    never: new Set(names.filter((name) => !done.has(name))),
  };
}
