// Code tables of a school's conditions, courses and rules.
import { own, standard } from "../../catalogue/index.ts";

export const semesters = standard("Semester", "学期.", {
  AUTUMN: ["autumn", "秋季学期"],
  SPRING: ["spring", "春季学期"],
});

export const charterKinds = own("CharterKind", "章程·制度类型.", { charter: "章程", rule: "制度" });

export const partyOrganisationKinds = own("PartyOrganisationKind", "党组织类型.", {
  committee: "党委",
  "general-branch": "党总支",
  branch: "党支部",
  "joint-branch": "联合党支部",
});
