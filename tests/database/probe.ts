// Many statements of one login in one round trip: each runs by itself, as that login and under its rights, and only what
// was not refused is told. For statements that PL/pgSQL can execute.
import type { Sql } from "postgres";

export async function installProbe(admin: Sql): Promise<void> {
  await admin.unsafe(`
    create schema probe;
    grant usage on schema probe to public;
    create function probe.not_refused(queries text[]) returns setof text language plpgsql security invoker as $$
    declare
      query text;
    begin
      foreach query in array queries loop
        begin
          execute query;
          return next query || ': 00000';
        exception
          when insufficient_privilege then null;
          when others then return next query || ': ' || sqlstate;
        end;
      end loop;
    end $$;
    grant execute on function probe.not_refused to public`);
}

/** Statements that the login was not refused by right, each with the state it ended in. */
export async function notRefused(login: Sql, queries: readonly string[]): Promise<readonly string[]> {
  const found = await login<{ told: string }[]>`
    select probe.not_refused(array(
      select jsonb_array_elements_text(${JSON.stringify(queries)}::text::jsonb))) as told`;
  return found.map(({ told }) => told);
}
