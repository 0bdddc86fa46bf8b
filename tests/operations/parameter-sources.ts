// What a statement's parameters stand for, in words: a snapshot says where each value comes from, never only `$7`.
import type { CompiledOperation } from "../../src/execution/index.ts";
import type { Slot } from "../../src/planning/index.ts";

/** One line per parameter. */
export function parameterSources({ params }: Pick<CompiledOperation, "params">): string[] {
  return params.map(({ slot, codec, list }, index) => {
    const type = list === true ? `${codec}[]` : codec;
    return `-- $${index + 1} ${type}: ${sourceOf(slot)}`;
  });
}

function sourceOf(slot: Slot): string {
  switch (slot.from) {
    case "constant":
      return JSON.stringify(slot.value);
    case "variable":
      return `variable $${slot.path.join(".")}`;
    case "list":
      return `[${slot.of.map(sourceOf).join(", ")}]`;
    case "scope":
      return `scope of the asker's assignments (group ${slot.group})`;
    case "ticket":
      return "ticket, for the row policies";
    case "ties":
      return "persons the asker is tied to";
    case "today":
      return "today's date";
    case "now":
      return "instant of the request";
    case "named":
      return `ids of ${slot.type} that the items name`;
    case "nonce":
      return "nonce of the request, marks what the server splices in";
    case "written":
      return "id of the record that the command has written";
    case "cursor":
      return `cursor of list ${slot.page}: ${slot.part}${"at" in slot && slot.at > 0 ? ` ${slot.at + 1}` : ""}`;
  }
}
