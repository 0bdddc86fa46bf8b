// The planted children and guardians, by name and id, as every sample holds them at every scale. Constants only; the rows
// are made in planted-children.ts.
import { labelledId } from "../writing/ids.ts";

const child = (key: string, name: string) => ({ id: labelledId(`child ${key}`), key, name });

export const plantedChildren = {
  /** Hukou 关面乡, residence 五通乡, school in 汉丰街道. */
  threeTownships: child("three-townships", "王示一"),
  /** One guardianship revoked, a grandparent's active. */
  revoked: child("revoked", "李示二"),
  suspended: child("suspended", "张示三"),
  /** An entrusted carer's guardianship ended yesterday, a parent's goes on. */
  endedYesterday: child("ended-yesterday", "刘示四"),
  /** Two parents, a protective flag on one of them. */
  protective: child("protective", "陈示五"),
  /** Hukou and residence in 麻柳乡 until last year, in 关面乡 since. */
  moved: child("moved", "杨示六"),
  /** School records whose only enrolment closed last school year. */
  leaver: child("leaver", "赵示七"),
  secondLeaver: child("second-leaver", "黄示八"),
  /** Siblings with the same two guardians; the younger one is not of school age. */
  olderSibling: child("older-sibling", "周示九"),
  youngerSibling: child("younger-sibling", "周示十"),
  /** The child of `people.alsoGuardian`. */
  ofOfficer: child("of-officer", "吴示一"),
  /** Hukou outside the district: no hukou location. */
  outsideHukou: child("outside-hukou", "郑示二"),
} as const;

export type PlantedChildKey = keyof typeof plantedChildren;

const guardian = (key: string, name: string) => ({ id: labelledId(`guardian ${key}`), key, name });

export const plantedGuardians = {
  threeTownships: guardian("three-townships", "冯示一"),
  revoked: guardian("revoked", "李示一"),
  revokedKin: guardian("revoked-kin", "李示三"),
  suspended: guardian("suspended", "张示一"),
  suspendedOther: guardian("suspended-other", "何示一"),
  endedYesterday: guardian("ended-yesterday", "罗示一"),
  endedOther: guardian("ended-other", "刘示一"),
  protective: guardian("protective", "陈示一"),
  protectiveOther: guardian("protective-other", "林示一"),
  moved: guardian("moved", "杨示一"),
  leaver: guardian("leaver", "赵示一"),
  secondLeaver: guardian("second-leaver", "黄示一"),
  siblingsFather: guardian("siblings-father", "周示一"),
  siblingsMother: guardian("siblings-mother", "孙示一"),
  officer: guardian("officer", "吴示二"),
  outsideHukou: guardian("outside-hukou", "郑示一"),
} as const;

const keyOf = new Map(Object.entries(plantedChildren).map(([key, { id }]) => [id, key as PlantedChildKey]));

/** A planted child is left alone by chance. */
export const plantedKey = (childId: string): PlantedChildKey | undefined => keyOf.get(childId);
