// Every part's computed fields.

import { fundingComputed } from "./funding.ts";
import type { OracleComputed } from "./part-computed.ts";
import { provisionComputed } from "./provision.ts";
import { staffingComputed } from "./staffing.ts";
import { subsidiesComputed } from "./subsidies.ts";
import { teachersComputed } from "./teachers.ts";
import { welfareComputed } from "./welfare.ts";

export type { Glance } from "./part-computed.ts";

const parts: readonly OracleComputed[] = [
  fundingComputed,
  staffingComputed,
  provisionComputed,
  subsidiesComputed,
  welfareComputed,
  teachersComputed,
];

export const partComputed: OracleComputed = Object.assign({}, ...parts) as OracleComputed;
