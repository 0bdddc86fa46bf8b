// One error for the whole operation: every refused coordinate and use, its owner, and how access is asked for.
import { printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import type { Planning, Refusal } from "./planning.ts";

export function refusalError(planning: Planning): TongchouError {
  const refusals = [...planning.refusals.values()];
  if (planning.asker.role.view === "unknown") {
    // To this role a forbidden field is one that does not exist: nothing more may be said.
    const { coordinate, unknown } = refusals[0] ?? { coordinate: { type: "", field: "" } };
    const sentence = `Cannot query field "${coordinate.field}" on type "${coordinate.type}".`;
    return new TongchouError("GRAPHQL_VALIDATION_FAILED", unknown ?? sentence);
  }
  const also = planning.faults.first?.message;
  const details = {
    refused: refusals.map((refusal) => told(planning, refusal)),
    ...(also !== undefined && { also }),
  };
  const purposeOnly =
    planning.asker.purpose === null &&
    refusals.every(({ purposes, oneRecord }) => purposes.length > 0 && !oneRecord);
  const message = sentences(planning, refusals).join(" ");
  if (purposeOnly) return new TongchouError("PURPOSE_REQUIRED", message, details);
  const isClosed = refusals.some(({ purposes, oneRecord }) => purposes.length === 0 && !oneRecord);
  return new TongchouError("FORBIDDEN", message, { ...details, ...(isClosed && { howToRequest }) });
}

const howToRequest =
  "Ask the owner department's data steward to propose a grant; see `explainAccess` and `dataCatalogue`.";

function told({ catalogue }: Planning, { coordinate, use, purposes, oneRecord }: Refusal) {
  const entity = catalogue.entities.get(coordinate.type) ?? catalogue.command(coordinate.field).entity;
  const owner = entity.fields.get(coordinate.field)?.owner ?? entity.facts.owner;
  return {
    coordinate: printCoordinate(coordinate),
    use,
    owner,
    ...(purposes.length > 0 && { purposes }),
    ...(oneRecord && { reach: "record" }),
  };
}

/** One sentence for each thing that would open some of it, and one for what nothing opens that a request can say. */
function sentences({ asker }: Planning, refusals: readonly Refusal[]): string[] {
  const declare =
    asker.purpose === null
      ? "Declare a purpose (header x-tongchou-purpose) for"
      : `The purpose ${asker.purpose} does not open, and another would`;
  const ways = [
    ["Your role may not use", (refusal: Refusal) => refusal.purposes.length === 0 && !refusal.oneRecord],
    [declare, (refusal: Refusal) => refusal.purposes.length > 0],
    [
      "Open one record at a time, by its id or in a list that asks for one exact number",
      (refusal: Refusal) => refusal.oneRecord,
    ],
  ] as const;
  return ways.flatMap(([words, means]) => {
    const list = refusals
      .filter(means)
      .map(({ coordinate, use }) => `${printCoordinate(coordinate)} (${use})`);
    return list.length === 0 ? [] : [`${words}: ${list.join(", ")}.`];
  });
}
