export * from "./development-issuer.ts";
export * from "./development-subject.ts";
export * from "./identity.table.ts";
export { administrators } from "./people/administrators.ts";
export {
  addPerson,
  assign,
  codePerson,
  disablePerson,
  endAssignments,
  type NewAssignment,
  type PersonKey,
} from "./people/assignments.ts";
export { addService, renewService, type ServiceTerms } from "./people/services.ts";
export type * from "./principal.ts";
export * from "./principal-store.ts";
export * from "./request-headers.ts";
export * from "./token-issuer.ts";
export * from "./token-verifier.ts";
