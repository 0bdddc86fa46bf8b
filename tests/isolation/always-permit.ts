// A decision point that says yes to everything: what is then still kept back, the database keeps back.
import type { DecisionPoint } from "../../src/planning/index.ts";
import { neverGuard } from "../../src/policy/index.ts";

export const alwaysPermit: DecisionPoint = {
  decide: () => ({ kind: "permit", plain: { always: true }, masked: neverGuard, grants: [] }),
  decideRows: () => ({ always: true }),
};
