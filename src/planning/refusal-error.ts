// One error for the whole operation: every refused coordinate and use, its owner, and how access is asked for.
import { printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import type { Planning } from "./planning.ts";

export function refusalError(planning: Planning): TongchouError {
  const refusals = [...planning.refusals.values()];
  if (planning.asker.role.view === "unknown") {
    // To this role a forbidden field is one that does not exist: nothing more may be said.
    const { type, field } = refusals[0]?.coordinate ?? { type: "", field: "" };
    return new TongchouError("GRAPHQL_VALIDATION_FAILED", `Cannot query field "${field}" on type "${type}".`);
  }
  const refused = refusals.map(({ coordinate, use, purposes }) => {
    const entity = planning.catalogue.entity(coordinate.type);
    const owner = entity.fields.get(coordinate.field)?.owner ?? entity.facts.owner;
    const asked = { coordinate: printCoordinate(coordinate), use, owner };
    return { ...asked, ...(purposes.length > 0 && { purposes }) };
  });
  const purposeOnly = planning.asker.purpose === null && refused.every((entry) => "purposes" in entry);
  const list = refused.map(({ coordinate, use }) => `${coordinate} (${use})`).join(", ");
  return purposeOnly
    ? new TongchouError("PURPOSE_REQUIRED", `Declare a purpose (header x-tongchou-purpose) for: ${list}.`, {
        refused,
      })
    : new TongchouError("FORBIDDEN", `Your role may not use: ${list}.`, {
        refused,
        howToRequest:
          "Ask the owner department's data steward to propose a grant; see `explainAccess` and `dataCatalogue`.",
      });
}
