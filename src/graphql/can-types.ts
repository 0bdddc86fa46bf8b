// `can` of a record: what may be done with it now. Of types alone that a command changes.
import { Int } from "type-graphql";
import { type Catalogue, canField, changesOf } from "../catalogue/index.ts";
import {
  addField,
  addFieldResolver,
  addRequiredField,
  generateObject,
  generateResolver,
} from "./generated-class.ts";
import type { Rights } from "./rights.ts";

type Constructor = new () => object;

export function canResolvers(catalogue: Catalogue, rights: Rights): readonly Constructor[] {
  const can = generateCan();
  return [...catalogue.entities.values()].flatMap((entity) => {
    const commands = changesOf(catalogue.commands.values(), entity).map(({ name }) => name);
    if (commands.length === 0) return [];
    const resolver = generateResolver(`${entity.name}Can`, entity.target);
    addFieldResolver(resolver, canField, () => can, {
      description: "可办事项. What the asker may do with the record now; null to whose role no command is.",
      args: [],
    });
    rights.set(`${entity.name}.${canField}`, { anyOf: commands });
    return resolver;
  });
}

function generateCan(): Constructor {
  const messages = generateObject("Messages", "提示. One sentence in two languages.");
  addRequiredField(messages, "zh", () => String, "中文. In Chinese.");
  addRequiredField(messages, "en", () => String, "英文. In English.");
  const reason = generateObject("CommandReason", "不可办理的原因. Why a command is not given now.");
  addRequiredField(
    reason,
    "rule",
    () => String,
    "规则. Name of the rule; `rights`, `rows`, `archived` where it is none of the record's.",
  );
  addField(reason, "clause", () => String, "条款. Clause of the plan, or law.");
  addRequiredField(reason, "messages", () => messages, "提示. In words.");
  const command = generateObject("CommandStanding", "操作. A command on the record.");
  addRequiredField(command, "name", () => String, "名称. The mutation.");
  addRequiredField(
    command,
    "allowed",
    () => Boolean,
    "可办理. By rights, by whose record it is, its state and the rules named of it; what it is given with is checked when it is given.",
  );
  addField(command, "reason", () => reason, "原因. Null where it is allowed.");
  const can = generateObject("RecordCan", "可办事项. What may be done with a record now.");
  addRequiredField(can, "version", () => Int, "版本. Of the record as it is now: what a command on it says.");
  addRequiredField(can, "commands", () => [command], "操作. Each command on it that the role may give.");
  addRequiredField(can, "fields", () => [String], "字段. Fields of it that some of them may set now.");
  return can;
}
