// What PostgreSQL says to a question's own statement on the login of a role, without running it: the rights of a statement
// are checked before it begins.
import { type OperationDefinitionNode, parse } from "graphql";
import postgres from "postgres";
import type { OracleAsker } from "../oracle/judge.ts";
import { loginUrl } from "../support/logins.ts";
import type { TestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { readPolicy } from "./asking.ts";
import type { NamedCaller } from "./callers.ts";
import { withAdmin } from "./twins.ts";

/** Of an application that permits everything: then a statement holds no condition of who asks, and is the same for all. */
export class Statements {
  private readonly app: TestApp;
  private readonly known = new Map<string, string>();

  constructor(app: TestApp) {
    this.app = app;
  }

  async of(query: string): Promise<string> {
    const known = this.known.get(query) ?? (await this.madeFor(query, anybody));
    this.known.set(query, known);
    return known;
  }

  async madeFor(queryHash: string, asker: OracleAsker): Promise<string> {
    const document = parse(queryHash);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const principal = { ...asker, ties: [], personId: null, epoch: 0 };
    const request = { document, operation, queryHash, variables: {}, principal };
    return (await this.app.app.engine.prepare(request)).text;
  }
}

const anybody: OracleAsker = { role: "public", groups: [{ duties: [], scopeIds: [] }], purpose: null };

export class Login {
  readonly caller: NamedCaller;
  private readonly sql: postgres.Sql;

  private constructor(caller: NamedCaller, sql: postgres.Sql) {
    this.caller = caller;
    this.sql = sql;
  }

  static async open(database: TestDatabase, caller: NamedCaller): Promise<Login> {
    const role = (await readPolicy()).roles.get(caller.role);
    if (role === undefined) throw new Error(`no role ${caller.role}`);
    await withAdmin(database, (sql) => sql.unsafe(probe));
    const url = loginUrl(database.runtimeUrl, role.login);
    return new Login(caller, postgres(url, { max: 1, onnotice: () => {} }));
  }

  /** Of each statement, whether the login lacks a right to what it reads. */
  async refuses(statements: readonly string[]): Promise<readonly boolean[]> {
    const [row] = await this.sql`select probe.refused(${statements as string[]}) as refused`;
    return row?.refused as boolean[];
  }

  close(): Promise<void> {
    return this.sql.end({ timeout: 5 });
  }
}

const probe = `
  create schema if not exists probe;
  grant usage on schema probe to public;
  create or replace function probe.refused(statements text[]) returns boolean[] language plpgsql as $$
  declare
    found boolean[] := '{}';
    one text;
  begin
    foreach one in array statements loop
      begin
        execute 'explain (generic_plan) ' || one;
        found := found || false;
      exception when insufficient_privilege then
        found := found || true;
      end;
    end loop;
    return found;
  end $$;
  grant execute on function probe.refused to public;`;
