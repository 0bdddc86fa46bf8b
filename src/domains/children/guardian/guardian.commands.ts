// Guardians, and the bond between one and a child. The bond is active until a decision on guardianship says otherwise, never by a word here.
import { commands } from "../../../catalogue/index.ts";

const ofBond = { on: "Guardianship", source: "三(十); 未保法7", duties: ["三(十)-10"] } as const;

const ofGuardian = {
  on: "Guardian",
  source: "三(十)",
  duties: ["三(十)-5", "三(十)-10"],
} as const;

export const guardianCommands = commands({
  registerGuardian: {
    ...ofGuardian,
    kind: "create",
    term: "登记监护人",
    description:
      "Enters an adult who is on record nowhere, to be named as a child's guardian (`registerGuardianship`). No number is said: whose it is elsewhere nobody hears.",
    required: ["name", "phone"],
    optional: ["workplaceProvince", "workplaceCity", "enteredTownshipId"],
    derives: { enteredTownshipId: { only: "township" } },
  },
  updateGuardian: {
    ...ofGuardian,
    kind: "update",
    term: "更新监护人信息",
    description: "Writes down where a guardian works now, and the telephone.",
    optional: ["phone", "workplaceProvince", "workplaceCity"],
  },
  registerGuardianship: {
    ...ofBond,
    kind: "create",
    term: "登记监护关系",
    description: "Records whose guardian somebody is.",
    required: ["childId", "guardianId", "kind", "validFrom"],
    optional: ["validTo"],
  },
  endGuardianship: {
    ...ofBond,
    kind: "update",
    term: "终止监护关系",
    description: "Says the day from which the bond does not last any more.",
    required: ["validTo"],
  },
  setProtectiveFlag: {
    ...ofBond,
    kind: "update",
    term: "设置保护标记",
    description:
      "Hides the child's address and placement from its guardians, or shows them again. An order in force stays.",
    source: "三(十); 未保法108",
    duties: ["三(十)-14"],
    required: ["protectiveFlag"],
  },
});
