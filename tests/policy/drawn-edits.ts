// Edits of a policy as a steward could make them, drawn: each can be made of the policy, whether or not what comes of it is sound.
import {
  applyEdits,
  type CatalogueOutline,
  type Edit,
  EditFault,
  type Policy,
  type RolePolicy,
  uses,
} from "../../src/policy/index.ts";
import type { Draw } from "../isolation/draw.ts";

const days = ["2026-01-01", "2026-06-01", "2027-01-01", "2027-06-01"];

/** At most `most`, of one policy, in their order. */
export function drawEdits(draw: Draw, policy: Policy, outline: CatalogueOutline, most = 4): readonly Edit[] {
  const edits: Edit[] = [];
  let now = policy;
  for (let left = 1 + draw.upTo(most - 1); left > 0; left -= 1) {
    const role = draw.pick([...now.roles.values()]);
    const edit = role === null ? null : drawEdit(draw, role, now, outline);
    if (edit === null) continue;
    try {
      now = applyEdits(now, [edit], outline.commands);
      edits.push(edit);
    } catch (error) {
      if (!(error instanceof EditFault)) throw error;
    }
  }
  return edits;
}

function drawEdit(draw: Draw, role: RolePolicy, policy: Policy, outline: CatalogueOutline): Edit | null {
  switch (draw.upTo(5)) {
    case 0:
      return drawGrant(draw, role, outline);
    case 1:
      return drawWithdrawal(draw, role);
    case 2: {
      const grant = draw.pick(role.grants);
      if (grant === null) return null;
      const fields = draw.some(grant.fields, 2);
      return { kind: "deny", role: role.role, type: grant.type, fields, basis: "[M] drawn" };
    }
    case 3: {
      const grant = draw.pick([...role.grants, ...role.writes, ...(role.history ?? [])]);
      if (grant === null) return null;
      const [validFrom, validUntil] = draw.some(days, 2).toSorted();
      const limit = { kind: "limit" as const, role: role.role, grantId: grant.id };
      return draw.chance(50) ? { ...limit, validFrom } : { ...limit, validFrom, validUntil };
    }
    case 4:
      return drawRun(draw, role, policy);
    default: {
      const grant = draw.pick(role.writes);
      if (grant === null) return null;
      return { kind: "stop", role: role.role, type: grant.type, commands: draw.some(grant.commands, 2) };
    }
  }
}

/** Rows that the role knows of the type, or every row. */
function drawGrant(draw: Draw, role: RolePolicy, outline: CatalogueOutline): Edit | null {
  const type = draw.pick([...new Set(role.grants.map((grant) => grant.type))]);
  if (type === null) return null;
  const known = draw.pick(role.grants.filter((grant) => grant.type === type));
  const fields = draw.some([...(outline.fields.get(type) ?? [])], 3);
  if (known === null || fields.length === 0) return null;
  return {
    kind: "grant",
    role: role.role,
    type,
    fields,
    uses: draw.some(
      uses.filter((use) => use !== "lookup"),
      2,
    ),
    rows: known.rows,
    ...(draw.chance(30) && role.duties.length > 0 && { duties: draw.some(role.duties, 2) }),
    ...(draw.chance(20) && { purposes: ["drawn"] }),
    ...(draw.chance(30) && { validFrom: draw.pick(days) ?? "2026-01-01" }),
    cite: ["drawn"],
  };
}

function drawWithdrawal(draw: Draw, role: RolePolicy): Edit | null {
  const grant = draw.pick(role.grants);
  if (grant === null) return null;
  return {
    kind: "withdraw",
    role: role.role,
    type: grant.type,
    fields: draw.some(grant.fields, 3),
    ...(draw.chance(50) && { uses: draw.some(grant.uses, 2) }),
  };
}

/** What another role, or this one, runs already. */
function drawRun(draw: Draw, role: RolePolicy, policy: Policy): Edit | null {
  const grant = draw.pick([...policy.roles.values()].flatMap(({ writes }) => writes));
  if (grant === null) return null;
  return {
    kind: "run",
    role: role.role,
    type: grant.type,
    commands: [...grant.commands],
    create: { ...grant.create } as Record<string, string[]>,
    update: { ...grant.update } as Record<string, string[]>,
    rows: grant.rows,
    cite: ["drawn"],
  };
}
