// What every part says of its tables under change, joined.

import { accessChanges } from "./access.ts";
import { fundingChanges } from "./funding.ts";
import { nutritionChanges } from "./nutrition.ts";
import { papersChanges } from "./papers.ts";
import type { PartChanges } from "./part-changes.ts";
import { provisionChanges } from "./provision.ts";
import { requestsChanges } from "./requests.ts";
import { schoolsAndChildrenChanges } from "./schools-and-children.ts";
import { staffingChanges } from "./staffing.ts";
import { stewardshipChanges } from "./stewardship.ts";
import { subsidiesChanges } from "./subsidies.ts";
import { teachersChanges } from "./teachers.ts";
import { welfareChanges } from "./welfare.ts";

export { rotate } from "./part-changes.ts";

/** Parts whose rows hang on others' stand before them: rows are deleted in this order. */
const parts: readonly PartChanges[] = [
  papersChanges,
  requestsChanges,
  stewardshipChanges,
  nutritionChanges,
  subsidiesChanges,
  welfareChanges,
  schoolsAndChildrenChanges,
  fundingChanges,
  staffingChanges,
  provisionChanges,
  teachersChanges,
  accessChanges,
];

const join = (of: (part: PartChanges) => Readonly<Record<string, string>> | undefined) =>
  Object.assign({}, ...parts.map((part) => of(part) ?? {})) as Readonly<Record<string, string>>;

export const particular = join(({ particular }) => particular);
export const frozen = join(({ frozen }) => frozen);
export const untouched = join(({ untouched }) => untouched);
export const kept: ReadonlySet<string> = new Set(parts.flatMap((part) => part.kept ?? []));
export const derived: ReadonlySet<string> = new Set(parts.flatMap((part) => part.derived ?? []));
export const childRows = parts.flatMap((part) => part.childRows ?? []);
export const stays = parts.flatMap((part) => part.stays ?? []);
export const quiet = parts.flatMap((part) => part.quiet ?? []);
export const off = parts.flatMap((part) => part.off ?? []);
export const after = parts.flatMap((part) => (part.after === undefined ? [] : [part.after]));
