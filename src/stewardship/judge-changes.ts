// Judges what was submitted, over the rights in force, and puts down what it found: result, problems, effects with their counts. Nothing
// of a record is read but how many there are.

import type { Sql } from "postgres";
import type { Catalogue } from "../catalogue/index.ts";
import { parseCoordinate } from "../core/coordinate.ts";
import { countRows, loadPolicyInForce, type RowCounts, rowsProblem } from "../database/index.ts";
import { isWriteUse, type Policy, type RolePolicy, type Use } from "../policy/index.ts";
import { type Effect, type Judgement, judge } from "./judgement.ts";
import { editsOf, type StoredEdit } from "./stored-edits.ts";

export interface Judging {
  readonly admin: Sql;
  readonly catalogue: Catalogue;
}

interface Submitted {
  readonly id: string;
  readonly version: number;
  readonly edits: readonly StoredEdit[];
}

/** Ids of those that were judged. What changed meanwhile is looked at the next time. */
export async function judgeSubmitted({ admin, catalogue }: Judging): Promise<readonly string[]> {
  const [found] = await admin`select to_regclass('public.policy_change') is not null as there`;
  if (found?.there !== true) return [];
  const submitted = await admin<Submitted[]>`
    select c.id, c.version, (select coalesce(json_agg(e order by e.number), '[]') from policy_edit e
        where e.change_id = c.id and e.archived_at is null) as edits
      from policy_change c where c.status = 'submitted' and c.archived_at is null order by c.submitted_at, c.id limit 20`;
  const judged: string[] = [];
  for (const { id, version, edits } of submitted) {
    const { policy: now } = await loadPolicyInForce(admin);
    const judgement = kept(
      catalogue,
      now,
      judge(catalogue, now, () => editsOf(edits)),
    );
    const said = {
      version,
      base: now.hash,
      result: judgement.after?.hash ?? null,
      problems: judgement.problems.length === 0 ? null : judgement.problems.join("\n"),
      protected: judgement.protected,
      effects: await counted({ admin, catalogue }, now, judgement),
    };
    const [put] =
      await admin`select tc.judge_policy_change(${id}, ${JSON.stringify(said)}::text::jsonb) as done`;
    if (put?.done === true) judged.push(id);
  }
  return judged;
}

/** With what the database could not keep: rows by a column or relation that there is not. Then nothing is counted. */
function kept(catalogue: Catalogue, now: Policy, judgement: Judgement): Judgement {
  const { after, problems } = judgement;
  if (after === null) return judgement;
  const known = new Set(
    [...now.roles.values()].flatMap(({ grants, writes }) => [...grants, ...writes].map(({ id }) => id)),
  );
  const wrong = [...after.roles.values()].flatMap((role) =>
    [...role.grants, ...role.writes].flatMap((grant) => {
      const problem = known.has(grant.id) ? null : rowsProblem(catalogue, role, grant);
      return problem === null ? [] : [`${role.role}: ${problem}`];
    }),
  );
  return wrong.length === 0 ? judgement : { ...judgement, after: null, problems: [...problems, ...wrong] };
}

interface Counted extends Effect {
  readonly rows: number | null;
  readonly persons: number | null;
}

/** Rights to fields of one type that come or go on the same rows are counted once. */
async function counted(
  judging: Judging,
  now: Policy,
  { after, effects }: Judgement,
): Promise<readonly Counted[]> {
  if (after === null) return effects.map((effect) => ({ ...effect, rows: null, persons: null }));
  const known = new Map<string, RowCounts | null>();
  const all: Counted[] = [];
  for (const effect of effects) {
    const between = rowsBetween(judging.catalogue, [now, after], effect);
    const key = JSON.stringify([effect.role, between?.type, between?.opened.grants, between?.but.grants]);
    if (between !== null && !known.has(key))
      known.set(key, await countRows(judging.admin, judging.catalogue, between));
    const counts = between === null ? null : (known.get(key) ?? null);
    all.push({ ...effect, rows: counts?.rows ?? null, persons: counts?.persons ?? null });
  }
  return all;
}

/** Null where no rows are told: of what is written, and of what happened to records. */
function rowsBetween(catalogue: Catalogue, [now, after]: readonly [Policy, Policy], effect: Effect) {
  const { role, coordinate, use, change } = effect;
  const at = parseCoordinate(coordinate);
  const [was, is] = [now.roles.get(role), after.roles.get(role)];
  if (at === null || isWriteUse(use) || was === undefined || is === undefined) return null;
  if (catalogue.entities.get(at.type)?.fields.has(at.field) !== true) return null;
  const [before, then] = [was, is].map((policy) => opening(policy, at.type, at.field, use));
  if (before === undefined || then === undefined) return null;
  const [opened, but] = change === "gained" || change === "widened" ? [then, before] : [before, then];
  return { type: at.type, opened, but };
}

const opening = (role: RolePolicy, type: string, field: string, use: Use) => ({
  role,
  grants: role.grants
    .filter((grant) => grant.type === type && grant.fields.includes(field) && grant.uses.includes(use))
    .map(({ rows, archived }) => ({ rows, ...(archived && { archived }) })),
});
