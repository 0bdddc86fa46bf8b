// Every area's computed fields: the one set of loops, over whatever rows and rights it is handed.

import { childrenComputed } from "./children.ts";
import type { Computed } from "./computed.ts";
import { fundingComputed } from "./funding.ts";
import { lastDays } from "./last-days.ts";
import { provisionComputed } from "./provision.ts";
import { requestsComputed } from "./requests.ts";
import { schoolsComputed } from "./schools.ts";
import { staffingComputed } from "./staffing.ts";
import { subsidiesComputed } from "./subsidies.ts";
import { targetsComputed } from "./targets.ts";
import { teachersComputed } from "./teachers.ts";
import { welfareComputed } from "./welfare.ts";

export type { Glance } from "./computed.ts";

const parts: readonly Computed[] = [
  schoolsComputed,
  childrenComputed,
  fundingComputed,
  staffingComputed,
  provisionComputed,
  subsidiesComputed,
  welfareComputed,
  teachersComputed,
  targetsComputed,
  requestsComputed,
  lastDays,
];

export const computedFields: Computed = Object.assign({}, ...parts) as Computed;
