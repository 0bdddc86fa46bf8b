// Every cell a holder may see in any form: in full, masked, or by looking a value up. What is not named here is denied.

import { fundingSights } from "./funding.ts";
import { identitySights } from "./identity.ts";
import { nutritionSights } from "./nutrition.ts";
import { openToAll } from "./open-to-all.ts";
import { provisionSights } from "./provision.ts";
import type { Holder, PartSights, Sight } from "./sight.ts";
import { spineSights } from "./spine.ts";
import { staffingSights } from "./staffing.ts";
import { subsidiesSights } from "./subsidies.ts";
import { teachersSights } from "./teachers.ts";
import { welfareSights } from "./welfare.ts";

export { type Holder, idList, type Sight } from "./sight.ts";

const parts: readonly PartSights[] = [
  openToAll,
  spineSights,
  identitySights,
  fundingSights,
  staffingSights,
  provisionSights,
  nutritionSights,
  subsidiesSights,
  teachersSights,
  welfareSights,
];

export const sightsOf = (holder: Holder): readonly Sight[] => parts.flatMap((part) => part(holder));
