// An urgent change is in force: what gives back at its end the rights that it took is drafted at once, once.
import { outlineOf } from "../catalogue/index.ts";
import { loadPolicyVersion } from "../database/index.ts";
import { givingBack } from "./give-back.ts";
import type { Judging } from "./judge-changes.ts";

interface Urgent {
  readonly id: string;
  readonly number: number;
  readonly before: number | null;
}

export async function draftExpiries({ admin, catalogue }: Judging): Promise<void> {
  const [found] = await admin`select to_regclass('public.policy_change') is not null as there`;
  if (found?.there !== true) return;
  const urgent = await admin<Urgent[]>`
    select c.id, c.policy_number as number, (select max(v.version) from policy_edition e join tc.policy_version v on v.hash = e.previous_hash and v.version < e.number
          where e.number = c.policy_number) as before
      from policy_change c where c.kind = 'urgent' and c.status = 'in-force' and c.expires_at > now()
        and not exists (select from policy_change o where o.undoes_id = c.id) order by c.id`;
  for (const { id, number, before } of urgent) {
    if (before === null) continue;
    const [was, is] = await Promise.all([before, number].map((version) => loadPolicyVersion(admin, version)));
    const edits = [...(was?.roles.values() ?? [])].flatMap((role) => {
      const after = is?.roles.get(role.role);
      return after === undefined ? [] : givingBack(role, after, outlineOf(catalogue).commands);
    });
    if (edits.length > 0)
      await admin`select tc.draft_policy_expiry(${id}, ${JSON.stringify(edits)}::text::jsonb)`;
  }
}
