// What other modules may use of the database's plumbing. Table files take their columns from columns.ts directly.
export { assertPostgres, assertServable, tryLogin } from "./assert-servable.ts";
export { backUp, restore } from "./backup.ts";
export * from "./command-call.ts";
export {
  type DatabaseFailure,
  loggableFacts,
  type OutcomeFacts,
  parseDatabaseError,
  rowFailure,
} from "./database-error.ts";
export type { Log } from "./embedded/open-cluster.ts";
export type { DevelopmentSecrets, DevelopmentSigningKey } from "./embedded/secrets.ts";
export { loadDevelopmentSecrets } from "./embedded/secrets.ts";
export { countRows, type RowCounts, type RowsBetween, rowsProblem } from "./enforcement/count-rows.ts";
export { LoginSecrets } from "./login-secrets.ts";
export { LoginWatch } from "./login-watch.ts";
export { type CountedLookup, type LookupLedger, openLookupLedger } from "./lookup-ledger.ts";
export { migrate } from "./migrate.ts";
export { openObjectStore } from "./object-store.ts";
export { type OpenDatabase, openDatabase } from "./open-database.ts";
export { openPolicyConnection } from "./open-policy-connection.ts";
export { PolicyHolder, type PolicyHolderOptions } from "./policy-holder.ts";
export { type LoggedVersion, readPolicyLog } from "./policy-log.ts";
export { hearPolicies, type PolicyNotices } from "./policy-notices.ts";
export {
  howToTakeFiles,
  loadPolicyFiles,
  loadPolicyInForce,
  loadPolicyVersion,
  type PolicyInForce,
  readPolicyTexts,
  storeBaseline,
} from "./policy-store.ts";
export { jobsLogin, openJobsPool, openPools, openRecordPool, type PoolOptions, type Pools } from "./pools.ts";
export {
  enforcementOf,
  isEmptyDistrict,
  type PrepareOptions,
  prepareDatabase,
  type Urls,
} from "./prepare-database.ts";
export {
  type Applying,
  assertLawful,
  knowInForce,
  type NewVersion,
  PolicyOvertaken,
  PolicyRefused,
  policyChannel,
  putIntoForce,
} from "./put-into-force.ts";
export { repeatLost } from "./repeat-lost.ts";
export { Replica, type ReplicaRead, type ReplicaState } from "./replica.ts";
export { digestOfCode } from "./schema-digest.ts";
export { schemaState } from "./schema-mark.ts";
export { ticketSettingName, tiedView } from "./scope-setting.ts";
export { KeyWatch } from "./secrets/key-watch.ts";
export { keyFault, ringInUse } from "./secrets/keys-in-use.ts";
export { beginKey, keysKnown, type Rekeying, resealAll, retireKey } from "./secrets/rekey.ts";
export { type SealedColumn, sealedColumns } from "./secrets/sealed-columns.ts";
export { serverKey } from "./server-key.ts";
export { type TicketHolder, Tickets } from "./tickets.ts";
export { type BegunUpload, objectKey, openUploads, partStatement, type Uploads } from "./uploads.ts";
