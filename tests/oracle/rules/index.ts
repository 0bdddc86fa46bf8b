// Every row rule by the words that the expectations use; a part's rules may use words of no other part.
import { accessRules } from "./access.ts";
import { fundingRules } from "./funding.ts";
import { identityRules } from "./identity.ts";
import type { Rule } from "./links.ts";
import { nutritionRules } from "./nutrition.ts";
import { papersRules } from "./papers.ts";
import { pastRules } from "./past.ts";
import { provisionRules } from "./provision.ts";
import { requestsRules } from "./requests.ts";
import { schoolsAndChildrenRules } from "./schools-and-children.ts";
import { staffingRules } from "./staffing.ts";
import { stewardshipRules } from "./stewardship.ts";
import { subsidiesRules } from "./subsidies.ts";
import { teachersRules } from "./teachers.ts";
import { welfareRules } from "./welfare.ts";

export type { World } from "./links.ts";

const parts = [
  schoolsAndChildrenRules,
  identityRules,
  fundingRules,
  staffingRules,
  provisionRules,
  teachersRules,
  nutritionRules,
  subsidiesRules,
  welfareRules,
  pastRules,
  papersRules,
  requestsRules,
  accessRules,
  stewardshipRules,
] as const;

type Union<T> = T extends unknown ? keyof T : never;
export type RowRule = Union<(typeof parts)[number]>;

export const rowRules = Object.assign({}, ...parts) as Readonly<Record<RowRule, Rule>>;
