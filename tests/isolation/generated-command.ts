// Random commands over what a caller may give: inputs from the catalogue (codes, days, limits) and after rows that stand, ids
// that exist for the caller, for others alone, or not at all; dry runs, lists, old versions, keys said twice. The more so that
// they are carried out: what a refusal names can be drawn once more.
import { getTableName } from "drizzle-orm";
import { type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import {
  type Command,
  type CommandRow,
  canField,
  historyField,
  inputName,
  lettersOf,
  listName,
  loadCatalogue,
  recordRoot,
  referredType,
  type Writable,
} from "../../src/catalogue/index.ts";
import { nobodysNumber } from "../support/numbers.ts";
import {
  type Kind,
  keyOf,
  type OpenCommand,
  type Stock,
  type StockRow,
  type Values,
} from "./command-stock.ts";
import type { Draw } from "./draw.ts";
import type { May } from "./generated-filter.ts";

type Input = Record<string, unknown>;

export interface GeneratedCommand {
  readonly open: OpenCommand;
  readonly query: string;
  readonly variables: {
    readonly input?: Input;
    readonly items?: readonly Input[];
    readonly partial?: boolean;
    readonly dryRun: boolean;
    readonly key?: string;
  };
}

interface Issue {
  readonly rule: string;
  readonly path?: readonly (string | number)[];
  readonly version?: number;
}

type Fault = Omit<Issue, "path"> & { readonly name: string | number | undefined };

/** What an error's extensions tell. */
export interface Refusal {
  readonly version?: number;
  readonly issues?: readonly Issue[];
}

interface Language {
  readonly draw: Draw;
  readonly stock: Stock;
  readonly view: GraphQLSchema;
  readonly may: May;
  /** Commands in a hundred that are tried only, and that are given on a list. */
  readonly dry?: number;
  readonly lists?: number;
}

const catalogue = loadCatalogue();
const nowhere = "0191aae1-a400-7000-8000-000000000000";

export class CommandWriter {
  private readonly language: Language;
  private drawn = 0;

  constructor(language: Language) {
    this.language = language;
  }

  /** `open`: the command, where it is not drawn. */
  command(open?: OpenCommand): GeneratedCommand {
    const { draw, stock, dry = 15, lists = 25 } = this.language;
    const chosen = open ?? draw.pick(stock.commands);
    if (chosen === null) throw new Error("the caller gives no command");
    const { command } = chosen;
    const many = command.list && draw.chance(lists);
    const said = many
      ? {
          items: Array.from({ length: 1 + draw.upTo(3) }, () => this.input(chosen)),
          partial: draw.chance(50),
        }
      : { input: this.input(chosen) };
    const variables = {
      ...said,
      dryRun: draw.chance(dry),
      ...(draw.chance(10) && { key: `key ${draw.upTo(2)}` }),
    };
    return { open: chosen, query: this.query(command, many), variables };
  }

  /** The same once more, with other values where the refusal's `issues` lead to; where they lead nowhere, of any field. */
  again(one: GeneratedCommand, { version, issues = [] }: Refusal): GeneratedCommand {
    const { items, input = {}, dryRun, partial } = one.variables;
    const mended = (said: Input, of: readonly Issue[], depth: number): Input =>
      this.mended(
        one.open,
        said,
        of.map(({ path = [], ...issue }) => ({ ...issue, name: path[depth] })),
      );
    const said =
      items === undefined
        ? { input: mended(input, version === undefined ? issues : [{ rule: "version", version }], 1) }
        : {
            partial: partial ?? false,
            items: items.map((item, at) => {
              const of = issues.filter(({ path = [] }) => Number(path[1]) === at);
              return of.length === 0 && issues.length > 0 ? item : mended(item, of, 2);
            }),
          };
    return { ...one, variables: { ...said, dryRun } };
  }

  private mended(open: OpenCommand, said: Input, faults: readonly Fault[]): Input {
    const { draw } = this.language;
    const { input } = open.command;
    const old = faults.find(({ rule }) => rule === "version");
    if (old?.version !== undefined) return { ...said, version: old.version };
    const named = faults.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
    if (named.includes("id")) return this.input(open);
    const like = Object.fromEntries(
      [...input.values()].map(({ field }) => [keyOf(field), said[field.name] ?? null]),
    );
    const known = named.filter((name) => input.has(name));
    const chosen = draw.some(known.length > 0 && draw.chance(85) ? known : [...input.keys()], 2);
    const other = { ...said };
    for (const name of chosen) {
      const { field, required } = input.get(name) ?? {};
      if (field === undefined || !open.open.has(field)) continue;
      if (!required && name in other && draw.chance(35)) delete other[name];
      else other[name] = this.fresh(field, like);
    }
    return chosen.length === 0 || draw.chance(15) ? this.input(open) : other;
  }

  private query(command: Command, many: boolean): string {
    const { draw, view, may } = this.language;
    const { name, entity } = command;
    const arg = many ? `$items: [${inputName(name)}!]!, $partial: Boolean` : `$input: ${inputName(name)}!`;
    const given = many ? "items: $items, partial: $partial" : "input: $input";
    const call = `${many ? listName(name) : name}(${given}, dryRun: $dryRun, idempotencyKey: $key)`;
    const type = view.getType(entity.name);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const shown = fields.filter(
      ({ name: field, type: of, args }) =>
        args.length === 0 &&
        !isObjectType(getNamedType(of)) &&
        may(entity.name, field, "read") &&
        draw.chance(60),
    );
    const parts = shown.map((field) => field.name);
    const closed = draw.chance(2) ? draw.pick(fields.filter(({ args }) => args.length === 0)) : null;
    if (closed !== null && !isObjectType(getNamedType(closed.type))) parts.push(closed.name);
    if (draw.chance(40) && fields.some((field) => field.name === canField))
      parts.push(`${canField} { version commands { name allowed reason { rule } } }`);
    if (draw.chance(40) && fields.some((field) => field.name === historyField))
      parts.push(
        `${historyField}(first: 3) { totalCount nodes { at command operation person role values { field old new secret } } }`,
      );
    const record =
      !many && parts.length > 0 && may(entity.name, "id", "read")
        ? ` ${recordRoot(entity)} { id ${parts.join(" ")} }`
        : "";
    const told = many
      ? "rows { index id version } issues { index path rule version zh }"
      : `version${record}`;
    return `mutation(${arg}, $dryRun: Boolean, $key: String) {\n  done: ${call} { ${told} replayed dryRun }\n}`;
  }

  private input(open: OpenCommand): Input {
    const { command, rows } = open;
    const row = this.row(open);
    if (command.kind === "create") {
      const lines = [...command.lines].map(([name, line]) => [
        name,
        this.lines(open, line, row?.lines.get(name) ?? [], line),
      ]);
      return { ...this.said(open, command, row?.values ?? null), ...Object.fromEntries(lines) };
    }
    const { draw } = this.language;
    const lines = [...command.lines].map(([name, line]) => [name, this.lines(open, line, [], line)]);
    const behind = draw.chance(6) ? draw.pick([-1, 1]) : 0;
    return {
      id: row?.id ?? nowhere,
      version: (row?.version ?? 1) + (behind ?? 0),
      ...this.said(open, command, row?.values ?? rows.fits[0]?.values ?? null),
      ...Object.fromEntries(lines),
    };
  }

  private row({ command, rows }: OpenCommand): StockRow | null {
    const { draw } = this.language;
    const at = draw.upTo(99);
    const kind: Kind = at < 78 ? "fits" : at < 88 ? "stuck" : at < 94 ? "foreign" : "archived";
    if (command.kind !== "create" && draw.chance(3)) return null;
    const found =
      command.kind === "create" && rows.fits.length > 0 && draw.chance(70) ? null : draw.pick(rows[kind]);
    return found ?? draw.pick(rows.fits) ?? draw.pick(rows.foreign) ?? draw.pick(rows.stuck);
  }

  private lines(
    open: OpenCommand,
    line: CommandRow,
    like: readonly Values[],
    { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
  ): readonly Input[] {
    const { draw } = this.language;
    const count = Math.min(atMost, Math.max(atLeast, like.length, draw.upTo(2)));
    return Array.from({ length: count }, (_, at) => this.said(open, line, like[at] ?? null));
  }

  /** A new row is after one that stands, and differs in something of each key; a change changes some of it. */
  private said(open: OpenCommand, row: CommandRow, like: Values | null): Input {
    const { draw, stock } = this.language;
    const makes = open.command.kind === "create" || row.entity !== open.command.entity;
    const fields = [...row.input.values()].filter(({ field }) => open.open.has(field) || draw.chance(1));
    const vary = new Set(
      makes
        ? this.keyFields(
            fields.map(({ field }) => field),
            row,
            stock,
          )
        : [],
    );
    const entries = fields.flatMap(({ field, required }) => {
      const old = like?.[keyOf(field)] ?? null;
      const wanted = makes
        ? required || vary.has(field) || (old !== null ? draw.chance(75) : draw.chance(15))
        : required || draw.chance(45);
      if (!wanted) return [];
      const keep = old !== null && !vary.has(field) && draw.chance(makes ? 82 : 45);
      return [[field.name, keep ? spoken(field, old) : this.fresh(field, like)] as const];
    });
    return Object.fromEntries(entries);
  }

  /** Of each key of the table one field that is said. */
  private keyFields(
    fields: readonly Writable[],
    { entity }: CommandRow,
    { keys }: Stock,
  ): readonly Writable[] {
    const { draw } = this.language;
    return (keys.get(getTableName(entity.table)) ?? []).flatMap((columns) => {
      const said = fields.filter((field) => columns.includes(keyOf(field)) || field.kind === "secret");
      const chosen = draw.pick(said);
      return chosen === null ? [] : [chosen];
    });
  }

  private fresh(field: Writable, like: Values | null): unknown {
    const { draw } = this.language;
    if (field.kind === "secret") return this.text(field);
    const old = like?.[field.column.name] ?? null;
    const type = referredType(catalogue, field.column);
    if (type !== null) return this.ref(type, like);
    if (field.codes !== undefined) return draw.pick(Object.keys(field.codes.values));
    const of = typeof old === "number" ? old : 1;
    switch (field.scalar) {
      case "int":
      case "safeInt":
        return this.number(field.name, of);
      case "float":
        return draw.pick([of, of + 0.5, 1.5, 0, 50]);
      case "boolean":
        return draw.chance(70);
      case "date":
        return this.day(field.name, like);
      case "datetime":
        return new Date(Date.now() - 3_600_000 * (1 + draw.upTo(50))).toISOString();
      case "id":
        return nowhere;
      default:
        return this.text(field);
    }
  }

  private number(name: string, old: number): number | null {
    const { draw, stock } = this.language;
    const year = Number(stock.today.slice(0, 4));
    if (/year$/i.test(name)) return draw.pick([year, year + 1, year - 1, year + 2, old + 1]);
    if (draw.chance(4)) return -1;
    return draw.pick([old, old + 1, old + 2, Math.max(old - 1, 0), old * 2, 0, 1, 3, 12, 60]);
  }

  private day(name: string, like: Values | null): string {
    const { draw, stock } = this.language;
    const { today } = stock;
    const year = Number(today.slice(0, 4));
    const from = String(like?.valid_from ?? like?.validFrom ?? today).slice(0, 10);
    const begin = from > today ? from : today;
    const choices = /month$/i.test(name)
      ? [0, -1, -2, -3, 1].map((month) =>
          new Date(Date.UTC(year, Number(today.slice(5, 7)) - 1 + month)).toISOString().slice(0, 10),
        )
      : /From$/.test(name)
        ? [
            today,
            addDays(today, 1),
            addDays(today, 14),
            `${year + 1}-01-01`,
            `${year + 1}-09-01`,
            addDays(today, -9),
          ]
        : /(To|until|due|deadline|end)/i.test(name)
          ? [
              addDays(begin, 180),
              addDays(begin, 365),
              addDays(begin, 1000),
              addDays(from, 1),
              `${year + 1}-09-01`,
            ]
          : [today, today, addDays(today, -1), addDays(today, -6), addDays(today, -25), addDays(today, 30)];
    return draw.pick(choices) ?? today;
  }

  private ref(type: string, like: Values | null): string {
    const { draw, stock } = this.language;
    const { seen = [], unseen = [] } = stock.refs.get(type) ?? {};
    if (draw.chance(4)) return nowhere;
    if (draw.chance(6)) return draw.pick(unseen)?.id ?? nowhere;
    const known = new Set(Object.values(like ?? {}));
    const own = seen.filter((ref) => ref.own);
    const ours = own.length > 0 && draw.chance(85) ? own : seen;
    const close = ours.filter(({ near }) => [...near].some((id) => known.has(id)));
    return (draw.chance(70) ? draw.pick(close) : null)?.id ?? draw.pick(ours)?.id ?? nowhere;
  }

  private text(field: Writable): string {
    const { draw } = this.language;
    this.drawn += 1;
    const serial = `${draw.upTo(8999) + 1000}`;
    switch (field.form) {
      case "idNumber":
        return residentNumber(this.birth(), serial.slice(1));
      case "studentNo":
        return `G${residentNumber(this.birth(), serial.slice(1))}`;
      case "phone":
        return `1380000${serial}`;
      case "account":
        return `622200000000${serial}`;
      case "schoolCode":
        return `315000${serial}`;
      case undefined:
        break;
      default:
        return nobodysNumber(field) ?? serial;
    }
    const most = lettersOf(field) ?? 10;
    if (draw.upTo(199) === 0) return "长".repeat(most + 1);
    if (draw.chance(1)) return " ";
    return draw.pick([`示例${serial}`, `示〔2026〕${serial}号`]) ?? serial;
  }

  private birth(): string {
    const { draw } = this.language;
    return `${2012 + draw.upTo(8)}0${1 + draw.upTo(8)}1${draw.upTo(9)}`;
  }
}

/** As a client says what stands in a column. */
function spoken(field: Writable, old: unknown): unknown {
  if (field.kind === "column" && field.codes !== undefined)
    return Object.entries(field.codes.values).find(([, { code }]) => code === old)?.[0] ?? String(old);
  if (field.kind === "column" && field.scalar === "datetime") return new Date(String(old)).toISOString();
  return old;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function residentNumber(birth: string, serial: string): string {
  const body = `500155${birth}${serial.padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + "10X98765432".charAt(sum % 11);
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
