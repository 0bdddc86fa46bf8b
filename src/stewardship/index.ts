// Rights that change at run time: what is submitted is judged, what is approved put into force.
export { type Applier, type ApplierOptions, startApplier } from "./applier.ts";
export { approvedChanges } from "./approved-changes.ts";
export { draftExpiries } from "./draft-expiries.ts";
export { type Judging, judgeSubmitted } from "./judge-changes.ts";
export { type Judge, type JudgeOptions, startJudge } from "./judge-loop.ts";
export { type Approved, ChangeFault, type DueChange, dropEnded, type Put, putDueChanges } from "./put-due.ts";
export { editsOf, type StoredEdit } from "./stored-edits.ts";
