// 补助: what was sent for a month beside what was due, and whether a harder tier is ever paid less.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

function sent({ rows, sees }: Glance, due: Row): number {
  return rows
    .of("RuralSubsidyPayment", "teacherId", due.teacherId ?? null)
    .filter((line) => line.month === due.month && line.sentOn !== null)
    .filter((line) => sees("RuralSubsidyPayment", line, ["id", "teacherId", "month", "amountFen", "sentOn"]))
    .reduce((sum, line) => sum + (line.amountFen as number), 0);
}

const missing = (glance: Glance, due: Row): number => (due.dueFen as number) - sent(glance, due);

/** Day by day: a day on which both are in force is one that begins before both end. */
const atOnce = (one: Row, other: Row): boolean =>
  (one.validTo === null || (other.validFrom as string) < (one.validTo as string)) &&
  (other.validTo === null || (one.validFrom as string) < (other.validTo as string));

function paidLess({ rows, sees }: Glance, tier: Row): Value {
  const fields = ["id", "tierId", "hardshipRank", "amountFen", "validFrom", "validTo"];
  const seen = rows.all("SubsidyStandard").filter((row) => sees("SubsidyStandard", row, fields));
  return seen
    .filter((own) => own.tierId === tier.id)
    .some((own) =>
      seen.some(
        (easier) =>
          (easier.hardshipRank as number) < (own.hardshipRank as number) &&
          (easier.amountFen as number) > (own.amountFen as number) &&
          atOnce(own, easier),
      ),
    );
}

export const subsidiesComputed: Computed = {
  "RuralSubsidyDue.paidFen": sent,
  "RuralSubsidyDue.owedFen": (glance, due) => Math.max(missing(glance, due), 0),
  "RuralSubsidyDue.overpaidFen": (glance, due) => Math.max(-missing(glance, due), 0),
  "SubsidyTier.paidLess": paidLess,
};
