// What other modules may use of the record of access.

export { joined, type SigningKey, signingKeys } from "./access-keys.ts";
export type { AccessLine, Subject } from "./access-line.ts";
export { AccessLog, type AccessLogLimits, notRecorded } from "./access-log.ts";
export { appendTo } from "./append-access.ts";
export { Checkpoints, checkpointFile, type KeptCheckpoint } from "./checkpoints.ts";
export { Subjects } from "./subjects.ts";
export { type Broken, type Verified, verifyAccess } from "./verify-access.ts";
