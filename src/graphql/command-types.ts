// Mutations: one for each command of the catalogue. What an input field is, its column says; what comes back is the record as
// it is after the write, read under the caller's rights like any other.
import { ID, Int } from "type-graphql";
import {
  type Catalogue,
  type Command,
  type CommandRow,
  entityFieldDescription,
  inputName,
  lettersOf,
  linesInputName,
  listName,
  longestList,
  payloadName,
  recordRoot,
  stateName,
  type Writable,
} from "../catalogue/index.ts";
import type { Writing } from "../policy/index.ts";
import { valueType } from "./aggregate-types.ts";
import {
  addField,
  addMutation,
  addRequiredField,
  type GeneratedArgument,
  generateInput,
  generateObject,
  generateResolver,
} from "./generated-class.ts";
import { type Rights, right } from "./rights.ts";
import { formOf } from "./where-types.ts";

type Constructor = new () => object;

export function commandResolver(catalogue: Catalogue, rights: Rights): Constructor {
  const resolver = generateResolver("Commands");
  for (const command of catalogue.commands.values()) {
    const input = generateCommandInput(command, rights);
    const payload = generatePayload(command, rights);
    addMutation(resolver, command.name, () => payload, {
      description: describeCommand(command),
      args: commandArguments(input),
    });
    rights.set(`Mutation.${command.name}`, { command: command.name });
    if (command.list) addListMutation(resolver, command, input, rights);
  }
  return resolver;
}

/** The command on each of many, all or nothing unless the caller says otherwise. */
function addListMutation(resolver: Constructor, command: Command, item: Constructor, rights: Rights): void {
  const name = listName(command.name);
  const payload = generateObject(payloadName(name), `${command.term}结果. What \`${name}\` did.`);
  addRequiredField(
    payload,
    "rows",
    () => [WrittenRow],
    "已写记录. Written, or on a dry run to be written, in the items' order.",
  );
  addRequiredField(
    payload,
    "issues",
    () => [RowIssue],
    "问题. Of the items that were not written, where `partial`.",
  );
  addOutcome(payload);
  addMutation(resolver, name, () => payload, {
    description: `${command.term}（成批）. \`${command.name}\` on each of 1 to ${longestList} items. All are written or none, and \`BAD_USER_INPUT\` names each fault by its item; with \`partial\` those without fault. What one item says, the caller may say of all.`,
    args: [
      {
        name: "items",
        type: () => [item],
        required: true,
        description: "各条内容. What the command says of each.",
      },
      { name: "partial", type: () => Boolean, description: "允许部分写入. Items without fault are written." },
      ...commandArguments(item).slice(1),
    ],
  });
  rights.set(`Mutation.${name}`, { command: command.name });
}

const WrittenRow = generateObject("WrittenRow", "已写记录. An item of a list that was written.");
addRequiredField(WrittenRow, "index", () => Int, "序号. Of the item, from 0.");
addField(WrittenRow, "id", () => ID, "标识. Id of the record; null on a dry run.");
addField(WrittenRow, "version", () => Int, "版本. Of the record after the write; null on a dry run.");

const RowIssue = generateObject("RowIssue", "问题. What is wrong with an item of a list.");
addRequiredField(RowIssue, "index", () => Int, "序号. Of the item, from 0.");
addRequiredField(RowIssue, "path", () => [String], "位置. From the mutation's arguments on.");
addRequiredField(RowIssue, "rule", () => String, "规则. Stable name of what must hold.");
addField(RowIssue, "clause", () => String, "依据. Clause of the plan, law or standard.");
addField(RowIssue, "version", () => Int, "现版本. Of a record that was changed since it was read.");
addRequiredField(RowIssue, "zh", () => String, "说明（中文）. In Chinese.");
addRequiredField(RowIssue, "en", () => String, "说明（英文）. In English.");

const commandArguments = (input: Constructor): readonly GeneratedArgument[] => [
  { name: "input", type: () => input, required: true, description: "内容. What the command says." },
  {
    name: "idempotencyKey",
    type: () => String,
    description:
      "幂等键. 1 to 200 letters of the client's own: said again, nothing is written twice. 24 hours.",
  },
  { name: "dryRun", type: () => Boolean, description: "试运行. Checked to the end, and nothing is written." },
];

function describeCommand({ term, description, kind, source, step, before, otherThan }: Command): string {
  const way =
    step === null
      ? ""
      : ` ${step.from.map((code) => stateName(step.field.codes, code)).join(", ")}${step.to === undefined ? "" : ` → ${stateName(step.field.codes, step.to)}`} (${step.clause})${step.holds === undefined ? "" : `: ${step.holds}`}.`;
  const until = before === null ? "" : ` While \`${before.name}\` is not set.`;
  const apart = otherThan.length === 0 ? "" : " By somebody who neither wrote it nor took the step before.";
  const also = kind === "create" ? "" : " `CONFLICT` where another version is there.";
  return `${term}. ${description}${way}${until}${apart} Who may, the policy says; \`BAD_USER_INPUT\` names each fault in \`issues\`.${also} Source: ${source}.`;
}

function generateCommandInput(command: Command, rights: Rights): Constructor {
  const { name, term, kind, lines } = command;
  const input = generateInput(inputName(name), `${term}内容. What \`${name}\` says.`);
  if (kind !== "create") {
    addRequiredField(input, "id", () => ID, "标识. Id of the record.");
    addRequiredField(input, "version", () => Int, "版本. Version of the record as it was read.");
  }
  addInputFields(input, command, { command: name, use: kind === "create" ? "create" : "update" }, rights);
  for (const [key, line] of lines) {
    const row = generateInput(linesInputName(name, key), `${line.term}. ${line.description}`);
    addInputFields(row, line, { command: name, use: "create" }, rights);
    const add = line.atLeast > 0 ? addRequiredField : addField;
    add(input, key, () => [row], `${line.term}. ${line.description} ${line.atLeast} to ${line.atMost}.`);
    const sets = [...line.input.keys()].map(
      (field) => ({ type: line.entity.name, field, use: "create" }) as const,
    );
    rights.set(`${inputName(name)}.${key}`, { command: name, sets });
  }
  return input;
}

interface Setting {
  readonly command: string;
  readonly use: Writing["fields"][number]["use"];
}

function addInputFields(
  input: Constructor,
  { entity, input: fields }: CommandRow,
  { command, use }: Setting,
  rights: Rights,
): void {
  for (const { field, required } of fields.values()) {
    const type = field.kind === "secret" ? () => String : valueType(field);
    (required ? addRequiredField : addField)(input, field.name, type, describeField(field));
    rights.set(`${input.name}.${field.name}`, {
      command,
      sets: [{ type: entity.name, field: field.name, use }],
    });
  }
}

function describeField(field: Writable): string {
  const letters = lettersOf(field);
  const bound = letters === null ? "" : ` At most ${letters} letters (字).`;
  return `${entityFieldDescription(field)}${formOf(field)}${bound}`;
}

function generatePayload({ name, term, entity }: Command, rights: Rights): Constructor {
  const payload = generateObject(payloadName(name), `${term}结果. What \`${name}\` did.`);
  const record = recordRoot(entity);
  addField(
    payload,
    record,
    () => entity.target,
    `${entity.facts.term}. The record after the write; null on a dry run, or where the caller may not see it.`,
  );
  rights.set(`${payloadName(name)}.${record}`, right(entity.name, "id", "read"));
  addField(payload, "version", () => Int, "版本. Of the record after the write; null on a dry run.");
  addOutcome(payload);
  return payload;
}

function addOutcome(payload: Constructor): void {
  addRequiredField(payload, "replayed", () => Boolean, "重放. Written by an earlier call of the same key.");
  addRequiredField(payload, "dryRun", () => Boolean, "试运行. Nothing was written.");
}
