// Entrusted care, from the guardian's notice to its end, and the urging of guardians.
import { commands } from "../../../catalogue/index.ts";

const ofCare = { on: "EntrustedCare", source: "三(十); 未保法22", duties: ["三(十)-3"] } as const;

export const entrustedCareCommands = commands({
  giveEntrustedCareNotice: {
    ...ofCare,
    kind: "create",
    term: "告知委托照护",
    description:
      "A guardian gives notice to school and village, as of today, that another adult will care for the child.",
    required: ["childId", "carerName", "carerPhone", "validFrom"],
    optional: ["validTo"],
    derives: { guardianId: { only: "guardian" }, noticeToSchoolOn: "today", noticeToVillageOn: "today" },
  },
  recordEntrustedCare: {
    ...ofCare,
    kind: "create",
    term: "登记委托照护",
    description: "Records that a child is entrusted to another adult, and when notice was given.",
    required: ["childId", "guardianId", "carerId", "validFrom"],
    optional: ["validTo", "noticeToSchoolOn", "noticeToVillageOn"],
  },
  confirmEntrustedCarer: {
    ...ofCare,
    kind: "update",
    term: "核对受托人",
    description: "Says who the adult is that a guardian named.",
    required: ["carerId"],
  },
  endEntrustedCare: {
    ...ofCare,
    kind: "update",
    term: "终止委托照护",
    description: "Says the day from which the child is not entrusted any more.",
    required: ["validTo"],
  },
  urgeGuardian: {
    on: "ParentUrging",
    kind: "create",
    term: "登记督促",
    description: "Records that a child's guardian, or its guardians, were urged to do their duty.",
    source: "三(十); 未保法118",
    duties: ["三(七)-2", "三(十)-10", "三(十)-16"],
    required: ["kind", "result"],
    optional: ["childId", "contactId", "guardianId", "villageId", "urgedBy", "urgedOn"],
    derives: {
      urgedBy: { byScope: { township: "township", village: "village" } },
      urgedOn: "today",
      villageId: { only: "village" },
    },
  },
});
