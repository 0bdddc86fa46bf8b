// Every part's computed fields.

import { fundingComputed } from "./funding.ts";
import type { PartComputed } from "./part-computed.ts";
import { provisionComputed } from "./provision.ts";
import { spineComputed } from "./spine.ts";
import { staffingComputed } from "./staffing.ts";
import { subsidiesComputed } from "./subsidies.ts";
import { teachersComputed } from "./teachers.ts";
import { welfareComputed } from "./welfare.ts";

const parts: readonly PartComputed[] = [
  spineComputed,
  fundingComputed,
  staffingComputed,
  provisionComputed,
  subsidiesComputed,
  teachersComputed,
  welfareComputed,
];

export const computed: PartComputed = Object.assign({}, ...parts) as PartComputed;
