// Why a command cannot be given for a record, in words: its state, a rule, or whose rows it is given for. No decision.
import type { StepFacts } from "./command-facts.ts";
import type { Command } from "./commands.ts";
import type { CodeTable, ColumnField, EntityType } from "./definitions.ts";

/** Of a code as it is stored, the schema's name. */
export const stateName = (codes: CodeTable | undefined, code: string): string =>
  Object.entries(codes?.values ?? {}).find(([, value]) => value.code === code)?.[0] ?? code;

/** Of a record: what may be done with it now. */
export const canField = "can";

/** Of a record: what happened to it. */
export const historyField = "history";

/** Those of commands that change a record of the type. */
export const changesOf = (
  commands: Iterable<Command>,
  { name }: Pick<EntityType, "name">,
): readonly Command[] =>
  [...commands].filter(({ entity, kind }) => kind !== "create" && entity.name === name);

export interface CommandReason {
  readonly rule: string;
  readonly clause?: string;
  readonly messages: { readonly zh: string; readonly en: string };
}

const general: Readonly<Record<string, CommandReason["messages"]>> = {
  rights: { zh: "您的任职不含此项操作。", en: "No assignment of yours carries it." },
  rows: { zh: "该记录不在您可办理的范围内。", en: "The record is not one that you may change so." },
  archived: { zh: "该记录已归档。", en: "The record is archived." },
};

/** `obstacle`: a word of `general`, `state` or `before`. */
export function reasonOf(command: Command, obstacle: string): CommandReason {
  if (obstacle === "state" && command.step !== null) return wrongState(command, command.step);
  if (obstacle === "before" && command.before !== null) return tooLate(command, command.before);
  const messages = general[obstacle];
  if (messages === undefined) throw new Error(`${command.name}: no reason ${obstacle}`);
  return { rule: obstacle, messages };
}

const stateOf = (codes: CodeTable | undefined, code: string) => {
  const [name, value] = Object.entries(codes?.values ?? {}).find(([, one]) => one.code === code) ?? [code];
  return { en: name, zh: value?.term ?? code };
};

const tooLate = ({ name, term, source }: Command, before: ColumnField): CommandReason => ({
  rule: `${name}_before`,
  clause: source,
  messages: {
    zh: `“${term}”须在“${before.term}”填写之前进行。`,
    en: `${name} is given before ${before.name} is set.`,
  },
});

/** In which state the record is, its field tells whoever may read that. */
function wrongState(
  { name, term, entity, step }: Command,
  { from: codes, clause }: StepFacts,
): CommandReason {
  const from = codes.map((code) => stateOf(step?.field.codes, code));
  const list = (language: "zh" | "en", or: string) => from.map((state) => state[language]).join(or);
  return {
    rule: `${name}_from`,
    clause,
    messages: {
      zh: `“${term}”须自${step?.field.term}“${list("zh", "”或“")}”的${entity.facts.term}进行。`,
      en: `${name} leads from ${list("en", " or ")} alone.`,
    },
  };
}
