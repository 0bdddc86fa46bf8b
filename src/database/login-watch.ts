// Notices what a login has changed of itself: whoever holds its password may `alter role` it without any right. What `migrate`
// has set stands in the login's comment, which no login can change; where it is otherwise, nothing runs on that login until
// `migrate` has run again. Its password is not looked at: PostgreSQL refuses the connection (`locked-out`).
import type { Sql } from "postgres";
import { TongchouError } from "../core/errors.ts";
import { settingsNote } from "./enforcement/index.ts";

export interface LoginWatchOptions {
  /** The server's own login. */
  readonly runtime: Sql;
  /** Connections that this process opens for a login. */
  readonly poolSize: number;
  readonly alarm: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Told when a login is as it was again: connections from in between have what was changed. */
  readonly renew: (login: string) => void;
  readonly now?: () => number;
}

interface LoginRow {
  readonly login: string;
  readonly connections: number;
  readonly wanted: string;
  readonly found: string;
}

/** How old what is known may be, while all is well and while it is not. */
const lookAgainMs = 10_000;
const lookForCureMs = 1_000;

export class LoginWatch {
  private readonly options: LoginWatchOptions;
  private readonly now: () => number;
  private changed: ReadonlySet<string> = new Set();
  private readonly tooFew = new Set<string>();
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | null = null;

  constructor(options: LoginWatchOptions) {
    this.options = options;
    this.now = options.now ?? (() => performance.now());
  }

  /** Throws UNAVAILABLE for a login that was changed. What is known is looked at again beside the statement, not before it. */
  assertUnchanged(login: string): void {
    const age = this.now() - this.lookedAt;
    // Without an answer the statement itself will tell why.
    if (age > (this.changed.size > 0 ? lookForCureMs : lookAgainMs)) this.look().catch(() => {});
    if (!this.changed.has(login)) return;
    throw new TongchouError(
      "UNAVAILABLE",
      "The database login of your role was changed by somebody: the operator is told.",
      {
        retryAfter: 10,
      },
    );
  }

  look(): Promise<void> {
    this.lookedAt = this.now();
    this.looking ??= this.read().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async read(): Promise<void> {
    const { runtime, poolSize, alarm, renew } = this.options;
    const rows = await runtime<LoginRow[]>`/* login watch: of no operation */
      select r.rolname as login, r.rolconnlimit as connections, shobj_description(r.oid, 'pg_authid') as wanted,
        ${settingsNote} || coalesce((select string_agg(s, '; ' order by d.setdatabase, s collate "C")
          from pg_db_role_setting d, unnest(d.setconfig) s where d.setrole = r.oid
           and d.setdatabase in (0, (select oid from pg_database where datname = current_database()))), '') as found
        from pg_roles r where shobj_description(r.oid, 'pg_authid') like ${`${settingsNote}%`}`;
    const changed = rows.filter(({ wanted, found }) => wanted !== found);
    for (const { login, wanted, found } of changed.filter((row) => !this.changed.has(row.login)))
      alarm("a database login was changed by itself: nothing runs on it until `migrate` sets it again", {
        login,
        settings: namesOf(found, wanted),
      });
    const names = new Set(changed.map(({ login }) => login));
    for (const login of this.changed) if (!names.has(login)) renew(login);
    this.changed = names;
    for (const { login, connections } of rows) {
      if (connections < 0 || connections >= poolSize || this.tooFew.has(login)) continue;
      this.tooFew.add(login);
      alarm(
        "a database login has fewer connections than this server opens: run `migrate` with its TONGCHOU_POOL_SIZE",
        {
          login,
          connections,
          poolSize,
        },
      );
    }
  }
}

/** Names of settings that one has and the other has not, or otherwise; never a value. */
function namesOf(found: string, wanted: string): readonly string[] {
  const [one, other] = [found, wanted].map((text) => new Set(text.slice(settingsNote.length).split("; ")));
  const differ = [...(one ?? [])].filter((entry) => !other?.has(entry));
  const missing = [...(other ?? [])].filter((entry) => !one?.has(entry));
  return [...new Set([...differ, ...missing].map((entry) => entry.split("=")[0] ?? ""))].filter(
    (name) => name !== "",
  );
}
