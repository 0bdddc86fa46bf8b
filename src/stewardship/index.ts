// Rights that change at run time: what is approved is put into force.
export { type Applier, type ApplierOptions, startApplier } from "./applier.ts";
export { approvedChanges } from "./approved-changes.ts";
export { type Approved, ChangeFault, type DueChange, dropEnded, type Put, putDueChanges } from "./put-due.ts";
export { editsOf, type StoredEdit } from "./stored-edits.ts";
