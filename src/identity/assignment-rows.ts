// Reads a person and the assignments valid on a day, in one statement: epoch and assignments are of one moment.
// Never gives a school that the person is recused from in the role, and tells whom the person is tied to.
import type { Sql } from "postgres";
import type { VerifiedToken } from "./token-verifier.ts";

export interface AssignmentRow {
  readonly role: string;
  readonly scope: string;
  readonly duties: readonly string[];
  /** The scope's id; for a school its branches' ids too. Empty where a recusal leaves nothing. */
  readonly scopeIds: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A child, guardian or teacher: in this role, or (null) in every one. */
export interface TieRow {
  readonly role: string | null;
  readonly id: string;
}

export interface PersonRow {
  readonly id: string;
  readonly epoch: number;
  readonly displayName: string;
  /** Or, of a service, over. */
  readonly disabled: boolean;
  /** Of a service. */
  readonly costAMinute: number | null;
  readonly assignments: readonly AssignmentRow[];
  readonly ties: readonly TieRow[];
}

/**
 * Tied to themselves as guardian and teacher and to their own children, persons are by any assignment and guardianship that
 * ever was: a right runs out, kinship does not. What is archived was a mistake. A child that somebody is assigned to, as a care
 * organisation is, is no tie.
 *
 * A service is nobody's guardian, teacher or carer, whatever it is assigned; and a person's token leads to no service, nor a
 * client's to a person, though both be called alike.
 *
 * `union` (not `union all`) ends the recursions even where schools were made each other's parents.
 */
export async function loadPerson(
  runtime: Sql,
  { issuer, subject, service }: Pick<VerifiedToken, "issuer" | "subject" | "service">,
  on: string,
): Promise<PersonRow | null> {
  const rows = await runtime<PersonRow[]>`
    with recursive who as (
      select id, epoch, kind, display_name, disabled_at is not null or valid_to <= ${on}::date as disabled, cost_a_minute
        from tc.person where issuer = ${issuer} and subject = ${subject} and (kind = 'service') = ${service}
    ), held as (
      select a.id, a.role, a.scope, a.duties, a.valid_from, a.valid_to,
             coalesce(a.district_id, a.township_id, a.village_id, a.school_id, a.teacher_id, a.child_id,
                      a.guardian_id) as scope_id
        from tc.assignment a join who on a.person_id = who.id
       where a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
         and not (who.kind = 'service' and a.scope in ('guardian', 'teacher', 'child'))
    ), reach as (
      select id as held_id, scope_id as id from held
      union
      select r.held_id, s.id from reach r
        join held h on h.id = r.held_id and h.scope = 'school'
        join public.school whole on whole.id = r.id and whole.archived_at is null
        join public.school s on s.parent_school_id = whole.id and s.archived_at is null
    ), recused as (
      select c.role, c.school_id as id from tc.recusal c join who on c.person_id = who.id
       where c.school_id is not null and c.valid_from <= ${on}::date and (c.valid_to is null or c.valid_to > ${on}::date)
      union
      select c.role, s.id from recused c join public.school s on s.parent_school_id = c.id
    ), tied as (
      select null::text as role, coalesce(a.guardian_id, a.teacher_id) as id
        from tc.assignment a join who on a.person_id = who.id where num_nonnulls(a.guardian_id, a.teacher_id) = 1
      union
      select c.role, coalesce(c.child_id, c.guardian_id, c.teacher_id)
        from tc.recusal c join who on c.person_id = who.id
       where c.school_id is null and c.valid_from <= ${on}::date and (c.valid_to is null or c.valid_to > ${on}::date)
    ), ties as (
      select role, id from tied
      union
      select t.role, g.child_id from tied t join public.guardianship g on g.guardian_id = t.id and g.archived_at is null
    )
    select who.id, who.epoch, who.display_name as "displayName", coalesce(who.disabled, false) as disabled, who.cost_a_minute as "costAMinute", coalesce((
      select json_agg(json_build_object('role', h.role, 'scope', h.scope, 'duties', h.duties,
               'validFrom', h.valid_from, 'validTo', h.valid_to,
               'scopeIds', (select coalesce(json_agg(r.id), '[]'::json) from reach r where r.held_id = h.id
                  and not (h.scope = 'school' and exists (
                    select from recused c where (c.role is null or c.role = h.role) and c.id = r.id)))))
        from held h), '[]'::json) as assignments,
      coalesce((select json_agg(json_build_object('role', t.role, 'id', t.id)) from ties t), '[]'::json) as ties
      from who`;
  return rows[0] ?? null;
}
