// Education divides the total among schools and pools; moves between them are asked by education, decided by the staffing office.
import { sql } from "drizzle-orm";
import { type Asked, commands } from "../../../catalogue/index.ts";

const quota = { on: "SchoolQuota", source: "三(五)", duties: ["三(五)-2", "三(五)-11"] } as const;
const transfer = {
  on: "QuotaTransfer",
  source: "三(五)",
  before: "approvedOn",
  requires: { quota_transfer_final: ({ column }: Asked) => sql`${column("declinedOn")} is null` },
} as const;

export const schoolQuotaCommands = commands({
  setSchoolQuota: {
    ...quota,
    kind: "create",
    term: "核定学校编制",
    description: "Gives a school, or a township's pool, its places of a school year inside the total.",
    duties: ["三(五)-2", "三(五)-4", "三(五)-11", "二-11", "三(五)-10"],
    required: [
      "schoolYear",
      "quota",
      "teacherQuota",
      "administrativeQuota",
      "supportQuota",
      "workerQuota",
      "basis",
    ],
    optional: ["schoolId", "townshipId", "reserved", "reservedFor"],
  },
  adjustSchoolQuota: {
    ...quota,
    kind: "update",
    term: "调整学校编制",
    description: "Changes the places of a school or pool inside the total.",
    duties: ["三(五)-2", "三(五)-4", "三(五)-11"],
    optional: [
      "quota",
      "teacherQuota",
      "administrativeQuota",
      "supportQuota",
      "workerQuota",
      "basis",
      "reserved",
      "reservedFor",
    ],
  },
  requestQuotaTransfer: {
    on: "QuotaTransfer",
    kind: "create",
    term: "申请编制调剂",
    description: "Asks the staffing office to move places from one school or pool to another.",
    source: "三(五)",
    duties: ["三(五)-3"],
    required: ["schoolYear", "category", "amount"],
    optional: ["fromSchoolId", "toSchoolId", "fromPoolId", "toPoolId"],
    derives: { requestedOn: "today", writtenByIds: "person" },
  },
  withdrawQuotaTransfer: {
    ...transfer,
    kind: "archive",
    term: "撤回编制调剂",
    description: "Takes back a request that is not decided.",
    duties: ["三(五)-3"],
  },
  approveQuotaTransfer: {
    ...transfer,
    kind: "update",
    term: "批准编制调剂",
    description: "Approves a move of places: both quotas change at once, the total does not.",
    duties: ["三(五)-3", "三(五)-18", "四(三)-12", "三(四)-11"],
    derives: { approvedOn: "today", decidedById: "person" },
    otherThan: ["requestQuotaTransfer"],
  },
  declineQuotaTransfer: {
    ...transfer,
    kind: "update",
    term: "不予编制调剂",
    description: "Turns a requested move of places down, and says why.",
    duties: ["四(三)-12"],
    required: ["declineReason"],
    derives: { declinedOn: "today", decidedById: "person" },
    otherThan: ["requestQuotaTransfer"],
  },
});
