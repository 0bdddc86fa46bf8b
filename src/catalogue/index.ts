export { codeEnum } from "./code-enum.ts";
export {
  type CodeList,
  codeColumn,
  codesOf,
  holdsCode,
  own,
  standard,
} from "./code-list.ts";
export { columnChecks } from "./column-checks.ts";
export * from "./command-facts.ts";
export * from "./command-reasons.ts";
export * from "./commands.ts";
export * from "./definitions.ts";
export { notNullRule } from "./derive-rules.ts";
export { deprecationReason, describe as entityFieldDescription, dueDay } from "./describe.ts";
export {
  bySpans,
  Column,
  Computed,
  Entity,
  Secret,
  type Shared,
  ToMany,
  ToOne,
} from "./entity.decorators.ts";
export {
  holdsForm,
  type IdentifierForm,
  type IdentifierFormName,
  identifierForms,
  identifierProblem,
  readIdentifier,
} from "./identifier-forms.ts";
export * from "./machine-graph.ts";
export * from "./machine-rules.ts";
export * from "./names.ts";
export { nodeRoot, nodesRoot, nodeType } from "./node-interface.ts";
export type { OfPersons } from "./of-persons.ts";
export { coordinatesOf, leadsIndex } from "./orderings.ts";
export { outlineOf, referredType } from "./outline.ts";
export { personKind, personsSql } from "./person-rules.ts";
export { Catalogue, loadCatalogue } from "./registry.ts";
export * from "./requirement.ts";
export { type Rule, type RuleFacts, rules } from "./rules.ts";
export { BigIntScalar, scalarType } from "./scalars.ts";
export { type SealedAt, sealedAt } from "./sealed-at.ts";
export { type SharedRelation, sharedColumn, sharedRelation } from "./shared-fields.ts";
export { lettersOf } from "./text-bounds.ts";
export { toldSql } from "./told-types.ts";
export { verifyCatalogue } from "./verify-catalogue.ts";
