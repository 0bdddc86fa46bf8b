// On which rows commands are given, three times: by the hand-written table's loops, by the policy's grants read naively, and by
// the database itself: by the policies of the writing sides, and by what their functions say of a record.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { Sql } from "postgres";
import type { Catalogue, Command } from "../../src/catalogue/index.ts";
import { standingFunction } from "../../src/database/command-call.ts";
import { decideWriting, type RolePolicy, type WriteGrant, type Writing } from "../../src/policy/index.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { ask, type Row as NaiveRow, type Rows } from "../database/naive-policy.ts";
import { giveTicket } from "../support/ticket.ts";
import { expectedCommands as expected } from "./expectations/all-commands.ts";
import type { ExpectedCommand } from "./expectations/commands.ts";
import { declared, type Group, onDuty, within } from "./judge.ts";
import type { PlantedCaller } from "./planted-callers.ts";
import { type RowRule, rowRules, type World } from "./rules/index.ts";
import { isOwnSchool } from "./rules/links.ts";

type Ids = ReadonlySet<string>;
type Field = Writing["fields"][number];

/** All that the input of a command may say. */
export const fieldsOf = ({ kind, lines, ...row }: Command): readonly Field[] => [
  ...[...row.input.keys()].map((field) => ({
    type: row.entity.name,
    field,
    use: kind === "create" ? ("create" as const) : ("update" as const),
  })),
  ...[...lines.values()].flatMap(({ entity, input }) =>
    [...input.keys()].map((field) => ({ type: entity.name, field, use: "create" as const })),
  ),
];

/** Entries of the table that give the command to a group of assignments for a purpose, and the field, if one is said. */
export const giving = (
  entries: readonly ExpectedCommand[] | undefined,
  group: Pick<Group, "duties">,
  purpose: string | null,
  said: Field | null = null,
): readonly ExpectedCommand[] =>
  (entries ?? []).filter(
    (entry) =>
      onDuty(entry, group) &&
      declared(entry, purpose) &&
      (said === null || entry.fields?.includes(`${said.type}.${said.field}`) === true),
  );

const union = (sets: readonly Ids[]): Ids => new Set(sets.flatMap((set) => [...set]));
const meet = ([first = new Set<string>(), ...sets]: readonly Ids[]): Ids =>
  new Set([...first].filter((id) => sets.every((set) => set.has(id))));

/** Ids in words, where two sets are not one. */
export function apart(wanted: Ids, found: Ids): string | null {
  const more = [...found].filter((id) => !wanted.has(id));
  const less = [...wanted].filter((id) => !found.has(id));
  return more.length + less.length === 0
    ? null
    : `${more.length} rows too many ${more.slice(0, 2)}, ${less.length} too few ${less.slice(0, 2)}`;
}

export class WrittenRows {
  readonly catalogue: Catalogue;
  readonly world: World;
  private readonly rows: Rows;
  private readonly known = new Map<string, Ids>();
  compared = 0;

  constructor(catalogue: Catalogue, world: World) {
    this.catalogue = catalogue;
    this.world = world;
    const named = [...catalogue.entities.values()].map(({ name, table }) => {
      const columns = Object.entries(getTableColumns(table)).map(
        ([key, column]) => [key, column.name] as const,
      );
      const rows = world.rows
        .all(name)
        .map(
          (row): NaiveRow => Object.fromEntries(columns.map(([key, column]) => [column, row[key] ?? null])),
        );
      return [getTableName(table), rows] as const;
    });
    this.rows = new Map(named);
  }

  byHand(type: string, rule: RowRule, scope: readonly string[]): Ids {
    const find = (): Ids =>
      new Set(
        this.world.rows.all(type).flatMap((row) => (rowRules[rule](this.world, scope, row) ? [row.id] : [])),
      );
    return within(this.known, `${type} ${rule} ${scope}`, find);
  }

  /** What an assignment comes to: of a central school its branches, too. */
  scopeIds({ scopeIds }: Group): readonly string[] {
    const schools = this.world.rows.all("School").map(({ id }) => id);
    const find = (): Ids =>
      new Set([...scopeIds, ...schools.filter((id) => isOwnSchool(this.world, scopeIds, id))]);
    return [...within(this.known, `scope ${scopeIds}`, find)].filter((id) => id !== "(district)");
  }

  private byGrant({ type, rows }: WriteGrant, scopeIds: readonly string[]): Ids {
    const find = (): Ids => {
      const { catalogue } = this;
      const question = ask({ catalogue, rows: this.rows, scopeIds, today: this.world.today }, type, rows);
      const table = this.rows.get(getTableName(catalogue.entity(type).table)) ?? [];
      return new Set(table.flatMap((row) => (question(row) === true ? [String(row.id)] : [])));
    };
    return within(this.known, `${type} ${JSON.stringify(rows)} ${scopeIds}`, find);
  }

  /** Where the policy's rows are not the table's: by caller, command and field. Of all commands, or of some. */
  differences(
    role: RolePolicy,
    callers: readonly PlantedCaller[],
    some?: readonly string[],
  ): readonly string[] {
    const grants = new Map(role.writes.map((grant) => [grant.id, grant]));
    const problems: string[] = [];
    for (const caller of callers.filter(({ asker }) => asker.role === role.role))
      for (const [name, entries] of Object.entries(expected[role.role] ?? {})) {
        if (some?.includes(name) === false) continue;
        const command = this.catalogue.command(name);
        const type = command.entity.name;
        const { groups } = caller.asker;
        const scopes = groups.map((group) => this.scopeIds(group));
        const seen = new Set<string>();
        for (const purpose of new Set(
          entries.flatMap((one): readonly (string | null)[] => one.purposes ?? [null]),
        ))
          for (const said of [null, ...fieldsOf(command)]) {
            const writing = { command: name, fields: said === null ? [] : [said] };
            const decision = decideWriting({ role, groups, purpose }, writing);
            const told = groups.map((group) => giving(entries, group, purpose, said));
            // Whether it may be said at all is the planner's test.
            if (decision.kind === "deny" || seen.has(JSON.stringify([decision.needs, told]))) continue;
            seen.add(JSON.stringify([decision.needs, told]));
            const wanted = union(
              groups.flatMap(({ scopeIds }, at) =>
                (told[at] ?? []).map(({ rows }) => this.byHand(type, rows, scopeIds)),
              ),
            );
            const found = meet(
              decision.needs.map((need) =>
                union(
                  decision.held.flatMap(({ grant, group }) => {
                    const held = need.includes(grant) ? grants.get(grant) : undefined;
                    return held === undefined ? [] : [this.byGrant(held, scopes[group] ?? [])];
                  }),
                ),
              ),
            );
            this.compared += this.world.rows.all(type).length;
            const problem = apart(wanted, found);
            const of = said === null ? "" : `, ${said.type}.${said.field}`;
            if (problem !== null) problems.push(`${caller.name}, ${name}${of}: ${problem}`);
          }
      }
    return problems;
  }
}

/** The database as a caller's login meets it. */
export class DatabaseRows {
  private readonly rows: WrittenRows;
  private readonly admin: Sql;
  private readonly login: (name: string) => Sql;

  constructor(rows: WrittenRows, admin: Sql, login: (name: string) => Sql) {
    this.rows = rows;
    this.admin = admin;
    this.login = login;
  }

  /** Runs a statement of the caller's login under a ticket of its own. */
  private async run<R>(
    { login }: RolePolicy,
    caller: PlantedCaller,
    work: (sql: Sql) => Promise<R>,
  ): Promise<R> {
    const ids = [...new Set(caller.asker.groups.flatMap((group) => this.rows.scopeIds(group)))];
    const ticket = await giveTicket(this.admin, login, ids.length === 0 ? "district" : ids.join());
    return (await this.login(login).begin(async (sql) => {
      await sql`select set_config('tongchou.ticket', ${ticket}, true)`;
      return work(sql as unknown as Sql);
    })) as R;
  }

  /** Makes what asks each policy of the writing sides as PostgreSQL has it: of every row, as that side. */
  async prepare(): Promise<void> {
    await this.admin.unsafe(`create schema probe; grant usage on schema probe to public;
      do $$ declare p record; begin
        for p in select * from pg_policies where policyname ~ '^w_.*_(insert|update)$' loop
          execute format('create function probe.%I() returns setof uuid language sql stable security definer as %L',
            p.policyname || '_' || p.tablename, format('select id from public.%I where %s', p.tablename, p.with_check));
          execute format('grant execute on function probe.%I() to public', p.policyname || '_' || p.tablename);
          execute format('alter function probe.%I() owner to %I', p.policyname || '_' || p.tablename, p.roles[1]);
        end loop; end $$`);
  }

  /** Rows on which the writing side may put anything, and those that the table has for any command of the kind. */
  async ceilings(role: RolePolicy, caller: PlantedCaller): Promise<readonly string[]> {
    const { catalogue } = this.rows;
    const scope = [...new Set(caller.asker.groups.flatMap(({ scopeIds }) => scopeIds))];
    const given = Object.entries(expected[role.role] ?? {}).map(
      ([name, entries]) => [catalogue.command(name), entries] as const,
    );
    // What comes as lines is of a record that is seen: no rows of its own.
    const lines = new Set(given.flatMap(([{ lines: own }]) => [...own.values()].map(({ entity }) => entity)));
    const problems: string[] = [];
    await this.run(role, caller, async (sql) => {
      for (const entity of new Set(given.map(([command]) => command.entity)))
        for (const use of ["insert", "update"] as const) {
          const rules = given.flatMap(([command, entries]) =>
            command.entity === entity &&
            (use === "insert" ? command.kind === "create" : command.kind !== "create")
              ? entries.map(({ rows }) => rows)
              : [],
          );
          if (rules.length === 0 || (use === "insert" && lines.has(entity))) continue;
          const name = `w_${role.login}_${use}_${getTableName(entity.table)}`;
          const found = await sql<{ id: string }[]>`select ${sql(name)} as id from probe.${sql(name)}()`;
          const live = new Set(this.rows.world.rows.all(entity.name).map(({ id }) => id));
          const wanted = union(rules.map((rule) => this.rows.byHand(entity.name, rule, scope)));
          const problem = apart(wanted, new Set(found.map(({ id }) => id).filter((id) => live.has(id))));
          this.rows.compared += live.size;
          if (problem !== null) problems.push(`${caller.name}, ${use} of ${entity.name}: ${problem}`);
        }
    });
    return problems;
  }

  /** What the database says of each of the rows and of each command of the role on their type: null of a row that is not seen. */
  async standing(
    role: RolePolicy,
    caller: PlantedCaller,
    type: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string>> | null>> {
    const { catalogue } = this.rows;
    const { groups } = caller.asker;
    const scopes = groups.map((group) => this.rows.scopeIds(group));
    const given = Object.entries(expected[role.role] ?? {}).flatMap(([name, entries]) => {
      const command = catalogue.command(name);
      const [purpose = null] = entries.flatMap(({ purposes = [] }) => purposes);
      const decision = decideWriting({ role, groups, purpose }, { command: name, fields: [] });
      if (command.kind === "create" || command.entity.name !== type || decision.kind === "deny") return [];
      const held = decision.held.map(({ grant, group }) => ({
        grant,
        scope: scopes[group] ?? [],
      }));
      return [{ command: name, needs: decision.needs, held, ties: [] }];
    });
    const asked = `select id::text, to_jsonb(${standingFunction(role.login, type)}(id, $1::text::jsonb)) as said
      from unnest($2::text::uuid[]) id`;
    const found = await this.run(role, caller, (sql) =>
      sql.unsafe<{ id: string; said: string[] | null }[]>(asked, [JSON.stringify(given), `{${ids}}`]),
    );
    const answers = given.map(({ command }) => command);
    return new Map(
      found.map(({ id, said }) => [
        id,
        said && Object.fromEntries(answers.map((command, at) => [command, said[at + 1] ?? ""])),
      ]),
    );
  }
}

/** Rows that the sample has none of: by whoever writes past the school and the township, and of reports to others. */
export async function plantWritten(admin: Sql): Promise<void> {
  const { homeroom } = plantedTeachers;
  const child = plantedChildren.threeTownships.id;
  const others =
    "'narrative_cipher', null, 'to_civil_affairs', false, 'to_police', false, 'to_education', false";
  const ofChild = `'child_id', '${child}', ${["residence_township_id", "hukou_township_id", "school_id"]
    .map((copy) => `'${copy}', (select ${copy} from child where id = '${child}')`)
    .join(", ")}`;
  const paperOf = (key: string, record: string, by: string): string[] => {
    const keys = ["aid_grant_id", "entrusted_care_id", "report_id", "closure_id", "difficulty_id", "plan_id"];
    const set = keys.map((one) => `'${one}', ${one === key ? record : "null"}`).join(", ");
    return ["attachment", `${set}, 'attached_by', '${by}'`];
  };
  const numbered = (no: string): string => `(select id from mandatory_report where report_no = '${no}')`;
  const aid = `(select id from student_aid_grant where child_id = '${child}' and archived_at is null order by id limit 1)`;
  const copies = [
    ["parent_urging", `'urged_by', 'womens-federation', ${ofChild}`],
    [
      "parent_urging",
      "'village_id', (select v.id from village v join township t on t.id = v.township_id where t.name = '五通乡' and v.name = '示例一村')",
    ],
    [
      "mandatory_report",
      `'reporter_kind', 'care-organisation', 'child_id', '${child}', 'report_no', 'R1', ${others}`,
    ],
    ["mandatory_report", `'reporter_teacher_id', '${homeroom.id}', 'report_no', 'R2', ${others}`],
    ["mandatory_report", `'report_no', 'R3', ${others}`],
    paperOf("report_id", numbered("R1"), "care-organisation"),
    paperOf("report_id", numbered("R2"), "teacher"),
    paperOf("aid_grant_id", aid, "guardian"),
    ["guardianship_intervention", "'report_id', (select id from mandatory_report where report_no = 'R3')"],
    ["report_release", "'report_id', (select id from mandatory_report where report_no = 'R3')"],
  ];
  const plant = copies.map(
    ([table, set]) =>
      `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), ${set}))).* from ${table} r order by id limit 1`,
  );
  // No row is too odd to be asked about: what else must hold of it is not the question.
  const [{ free } = { free: "" }] = await admin<{ free: string }[]>`
    select string_agg(format('alter table %s drop constraint %I cascade', conrelid::regclass, conname), '; ') as free
      from pg_constraint where contype in ('c', 'x') and conparentid = 0 and connamespace = 'public'::regnamespace`;
  await admin.unsafe(
    [
      "set session_replication_role = replica",
      free,
      // What is sealed opens in its own row alone.
      "alter table mandatory_report alter column narrative_cipher drop not null",
      `update student_aid_grant set decision = 'applied' where id = ${aid}`,
      ...plant,
      "reset session_replication_role",
    ].join("; "),
  );
}
