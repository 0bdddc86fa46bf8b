// A policy as files, one a role, each grant by itself and with its name: what reads them again gets the same policy, by its hash.
// What groups and named sets meant is written out. Pure.
import { stringify } from "yaml";
import type { ConditionText } from "./parse-condition.ts";
import type { Condition, Denial, Policy, RolePolicy } from "./types.ts";

/** File name → its text. */
export const exportPolicy = (policy: Policy): ReadonlyMap<string, string> =>
  new Map([...policy.roles.values()].map((role) => [`${role.role}.yaml`, exportRole(role)]));

function exportRole({ grants, writes, history = [], denials, since: _since, ...role }: RolePolicy): string {
  const file = {
    ...role,
    grants: grants.map(({ id, type, fields, rows, ...rest }) => ({
      id,
      fields: { [type]: fields },
      rows: conditionTextOf(rows),
      ...rest,
    })),
    writes: writes.map(({ id, type, commands, create, update, rows, ...rest }) => ({
      id,
      run: { [type]: commands },
      ...(Object.keys(create).length > 0 && { create }),
      ...(Object.keys(update).length > 0 && { update }),
      rows: conditionTextOf(rows),
      ...rest,
    })),
    history: history.map(({ id, type, ...rest }) => ({ id, types: [type], ...rest })),
    denials: denials.map(denialText),
  };
  return stringify(file, { lineWidth: 110, aliasDuplicateObjects: false, collectionStyle: "any" });
}

function denialText({ type, except, fields, basis }: Denial): object {
  if (fields !== "*") return { basis, fields: { [type]: fields } };
  return { basis, types: type === "*" ? "*" : [type], ...(except && { except }) };
}

/** The words of a file for it. */
export function conditionTextOf(condition: Condition): ConditionText {
  switch (condition.kind) {
    case "always":
    case "current":
      return condition.kind;
    case "inScope":
      return { inScope: condition.column };
    case "equals":
      return { equals: { [condition.column]: condition.value } };
    case "present":
      return condition.present ? { present: condition.column } : { absent: condition.column };
    case "exists":
      return { exists: condition.relation, where: conditionTextOf(condition.where) };
    case "not":
      return { not: conditionTextOf(condition.of) };
    case "all":
      return { all: condition.of.map(conditionTextOf) };
    case "any":
      return { any: condition.of.map(conditionTextOf) };
    case "live":
    case "untied":
    case "within":
      throw new Error(`no file says what is ${condition.kind}`);
  }
}
