// A purpose that no grant of the policy in force names is a mistake, told to whoever makes it: taken for none, it would show
// less than was asked for and say nothing.
import { TongchouError } from "../core/errors.ts";
import { type Policy, purposesOf, type RolePolicy } from "../policy/index.ts";

export function assertPurpose({ roles }: Policy, role: RolePolicy, purpose: string | null): void {
  if (purpose === null || purposesOf(role).has(purpose)) return;
  // Another role's opens nothing; a client that serves several roles may send it all the same, and refusals say what opens.
  for (const other of roles.values()) if (purposesOf(other).has(purpose)) return;
  const purposes = [...purposesOf(role)].sort();
  const may =
    purposes.length === 0 ? "your role has no use for one" : `your role has: ${purposes.join(", ")}`;
  throw new TongchouError(
    "BAD_REQUEST",
    `No grant names the purpose ${purpose} (header x-tongchou-purpose); ${may}.`,
    { purpose, purposes },
  );
}
