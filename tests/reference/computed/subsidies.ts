// Computed fields of subsidies: what was sent for a month, and tiers beside each other.
import type { Use } from "../../../src/policy/index.ts";
import type { Row, Scalar } from "../rows.ts";
import type { Sight } from "../sight.ts";
import { type PartComputed, usable } from "./part-computed.ts";

function sent(sight: Sight, row: Row, use: Use): number {
  const cells = ["id", "teacherId", "month", "amountFen", "sentOn"];
  let sum = 0;
  for (const line of usable(sight, use, "RuralSubsidyPayment", "teacherId", row.teacherId ?? null, cells)) {
    if (line.month === row.month && line.sentOn !== null) sum += Number(line.amountFen);
  }
  return sum;
}

const ends = (row: Row): string => (row.validTo === null ? "9999-12-31" : String(row.validTo));
const overlap = (a: Row, b: Row): boolean => String(a.validFrom) < ends(b) && String(b.validFrom) < ends(a);

function paidLess(sight: Sight, row: Row, use: Use): Scalar {
  const cells = ["id", "tierId", "hardshipRank", "amountFen", "validFrom", "validTo"];
  const standards = sight.rows
    .of("SubsidyTier")
    .flatMap((tier) => usable(sight, use, "SubsidyStandard", "tierId", tier.id, cells));
  const own = standards.filter((standard) => standard.tierId === row.id);
  return own.some((mine) =>
    standards.some(
      (other) =>
        Number(other.hardshipRank) < Number(mine.hardshipRank) &&
        Number(other.amountFen) > Number(mine.amountFen) &&
        overlap(mine, other),
    ),
  );
}

export const subsidiesComputed: PartComputed = {
  "RuralSubsidyDue.paidFen": sent,
  "RuralSubsidyDue.owedFen": (sight, row, use) => Math.max(Number(row.dueFen) - sent(sight, row, use), 0),
  "RuralSubsidyDue.overpaidFen": (sight, row, use) => Math.max(sent(sight, row, use) - Number(row.dueFen), 0),
  "SubsidyTier.paidLess": paidLess,
};
