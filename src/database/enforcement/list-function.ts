// The body of a command on a list: what is wrong with a row before it is written is found for all rows at once; then all are
// written by one statement, and where a rule refuses that, by halves, until each row that fails has failed alone.

export interface ListBody {
  /** Ids that lead nowhere; the call's row is `x`. */
  readonly absent: readonly { readonly column: string; readonly from: string; readonly wrong: string }[];
  /** That a row is said to be none of the caller's. */
  readonly elsewhere: readonly { readonly from: string; readonly wrong: string }[];
  /** Of rows that are there; the table's row is `t`. */
  readonly target: {
    readonly table: string;
    readonly obstacle: string;
    readonly held: string;
  } | null;
  /** Statements for the rows `unnest(todo[lo:hi])`. */
  readonly write: readonly string[];
  /** That the written row of `x.v` is none of the caller's. */
  readonly foreign: string;
}

export const listDeclarations = `faults jsonb := coalesce(call->'faults', '[]'); wrong jsonb; todo jsonb[]; ranges integer[] := '{}'; lo integer; hi integer;
  state text; rule text; owner text; field text;`;

/** Rules, keys and checks; row policies; our own word for a row that is none of the caller's. Whatever else fails, all fails. */
const refusals = "integrity_constraint_violation or insufficient_privilege or sqlstate 'TC006'";

const note = "if wrong is not null then faults := faults || wrong; end if;";

export const listBody = ({ absent, elsewhere, target, write, foreign }: ListBody): readonly string[] => [
  ...absent.flatMap(({ column, from, wrong }) => [
    `select jsonb_agg(jsonb_build_object('row', x.v->'#', 'state', 'TC003', 'column', ${column})) into wrong from ${from}`,
    `  where ${wrong};`,
    note,
  ]),
  ...elsewhere.flatMap(({ from, wrong }) => [
    `select jsonb_agg(jsonb_build_object('row', x.v->'#', 'state', 'TC006')) into wrong from ${from}`,
    `  where ${wrong};`,
    note,
  ]),
  ...(target === null ? [] : [...classify(target), note]),
  "if faults <> '[]' and (call->>'partial')::boolean is not true then perform tc.stop_command('TC008', jsonb_build_object('faults', faults)); end if;",
  "select array_agg(x.v order by x.n) into todo from jsonb_array_elements(call->'rows') with ordinality x(v, n)",
  "  where x.v->'#' not in (select f->'row' from jsonb_array_elements(faults) f);",
  "if todo is not null then ranges := array[1, cardinality(todo)]; end if;",
  // What is checked at the commit is checked with its rows.
  "set constraints all immediate;",
  "while cardinality(ranges) > 0 and ((call->>'partial')::boolean or jsonb_array_length(faults) < 200) loop",
  "  lo := ranges[1]; hi := ranges[2]; ranges := ranges[3:];",
  "  begin",
  ...write.map((line) => `    ${line}`),
  `    perform tc.stop_command('TC006', '{}') from unnest(todo[lo:hi]) x(v) where ${foreign};`,
  `  exception when ${refusals} then`,
  "    get stacked diagnostics state = returned_sqlstate, rule = constraint_name, owner = table_name, field = column_name;",
  "    if lo < hi then ranges := array[lo, (lo + hi) / 2, (lo + hi) / 2 + 1, hi] || ranges;",
  "    else faults := faults || jsonb_strip_nulls(jsonb_build_object('row', todo[lo]->'#', 'state', state, 'rule', nullif(rule, ''),",
  "      'table', nullif(owner, ''), 'column', nullif(field, ''))); end if;",
  "  end;",
  "end loop;",
  "if faults <> '[]' then",
  "  if (call->>'partial')::boolean is not true then perform tc.stop_command('TC008', jsonb_build_object('faults', faults)); end if;",
  "  made := made || jsonb_build_object('faults', faults, 'rows', coalesce((select jsonb_agg(r.v order by r.n) from jsonb_array_elements(made->'rows') with ordinality r(v, n)",
  "    where r.v->'row' not in (select f->'row' from jsonb_array_elements(faults) f)), '[]'));",
  "end if;",
  "return tc.end_command(call, made);",
];

/** In the order of their ids: of two lists with the same rows, the second waits. */
const classify = ({ table, obstacle, held }: NonNullable<ListBody["target"]>): readonly string[] => [
  "select jsonb_agg(w.fault) into wrong from (select case",
  "    when s.id is null then jsonb_build_object('row', x.v->'#', 'state', 'TC003', 'column', 'id')",
  "    when s.version <> (x.v->>'version')::integer then jsonb_build_object('row', x.v->'#', 'state', 'TC004', 'version', s.version)",
  "    when s.obstacle <> '' then jsonb_build_object('row', x.v->'#', 'state', 'TC005', 'obstacle', s.obstacle)",
  "  end as fault from jsonb_array_elements(call->'rows') x(v) left join (",
  `    select t.id, t.version, ${obstacle} as obstacle from ${table} t`,
  "      where t.id = any (array(select (v->>'id')::uuid from jsonb_array_elements(call->'rows') v)) and t.archived_at is null",
  `        and ${held} order by t.id for no key update) s on s.id = (x.v->>'id')::uuid) w`,
  "  where w.fault is not null;",
];
