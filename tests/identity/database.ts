// A database of this suite's own: migrated, with a runtime login that has exactly the rights identity needs.
import postgres, { type Sql } from "postgres";
import { createMigratedDatabase } from "../support/test-database.ts";

export interface IdentityDatabase {
  readonly admin: Sql;
  readonly runtime: Sql;
  close(): Promise<void>;
}

/** What enforcement must give the runtime login for identity: the suite fails where one of these is missing. */
const runtimeRights = (login: string) => `
  grant usage on schema tc to ${login};
  grant select (id, issuer, subject, epoch, disabled_at, display_name, kind, valid_to, cost_a_minute) on tc.person to ${login};
  grant select (id, person_id, role, scope, district_id, township_id, village_id, school_id, teacher_id, child_id,
    guardian_id, duties, valid_from, valid_to) on tc.assignment to ${login};
  grant select (person_id, role, school_id, child_id, guardian_id, teacher_id, valid_from, valid_to) on tc.recusal to ${login};
  grant select (id, parent_school_id, archived_at) on public.school to ${login};
  grant select (child_id, guardian_id, archived_at) on public.guardianship to ${login};
  alter table public.school enable row level security;
  alter table public.school force row level security;
  create policy identity_school_tree on public.school for select to ${login} using (true);`;

export async function openIdentityDatabase(): Promise<IdentityDatabase> {
  const database = await createMigratedDatabase();
  const admin = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  await admin.unsafe(runtimeRights(new URL(database.runtimeUrl).username));
  const runtime = postgres(database.runtimeUrl, { max: 2, fetch_types: false, onnotice: () => {} });
  return {
    admin,
    runtime,
    async close() {
      await Promise.all([admin.end({ timeout: 2 }), runtime.end({ timeout: 2 })]);
      await database.drop();
    },
  };
}
