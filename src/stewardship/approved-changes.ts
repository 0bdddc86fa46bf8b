// Changes of the rights as records: those that are approved and whose time has come, by the database's clock.
import { type Approved, ChangeFault, type DueChange } from "./put-due.ts";
import { editsOf, type StoredEdit } from "./stored-edits.ts";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly base_hash: string;
  readonly result_hash: string | null;
  readonly approved_by: string;
  readonly reason: string;
  readonly edits: readonly StoredEdit[];
}

export const approvedChanges: Approved = {
  async due(sql) {
    // A database of before knows none.
    const [found] = await sql`select to_regclass('public.policy_change') is not null as there`;
    if (found?.there !== true) return [];
    const rows = await sql<Row[]>`
      select c.id, c.kind, c.base_hash, c.result_hash, coalesce(c.approved_by, c.drafted_by) as approved_by, c.reason,
          (select coalesce(json_agg(e order by e.number), '[]') from public.policy_edit e where e.change_id = c.id and e.archived_at is null) as edits
        from public.policy_change c
        where c.status = 'approved' and c.archived_at is null and (c.effective_at is null or c.effective_at <= now())
        order by coalesce(c.effective_at, c.approved_at, c.created_at), c.id`;
    return rows.map(
      ({ id, base_hash, result_hash, approved_by, reason, edits }): DueChange => ({
        id,
        base: base_hash,
        result: result_hash,
        approvedBy: approved_by,
        reason,
        edits: () => editsOf(edits),
      }),
    );
  },
  async applied(tx, { id }, version) {
    const [made] = await tx`select tc.policy_change_applied(${id}::uuid, ${version}::integer) as done`;
    if (made?.done !== true) throw new ChangeFault("it is approved no more");
  },
  async failed(sql, { id }, reason) {
    await sql`select tc.policy_change_applied(${id}::uuid, null::integer, ${reason})`;
  },
};
