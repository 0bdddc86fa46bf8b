// The items of a command on a list, as its variables and literals say them: too many to be read one slot at a time.
import { valueFromAST } from "graphql";
import { TongchouError } from "../core/errors.ts";
import type { Variables } from "./collect-fields.ts";
import type { ItemsPlan } from "./command-plan.ts";

export type Item = Readonly<Record<string, unknown>>;

/** Values as the schema reads them; what an item does not say is not in it. */
export function itemsIn(
  { node, type }: Pick<ItemsPlan, "node" | "type">,
  variables: Variables,
): readonly Item[] {
  const items: unknown = valueFromAST(node, type, variables);
  // Valid where a nullable variable has a default: null may be sent all the same.
  if (!Array.isArray(items)) throw new TongchouError("BAD_USER_INPUT", "A required value may not be null.");
  return items as readonly Item[];
}
