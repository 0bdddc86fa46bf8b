// What an assignment binds a role to, as people say it: a township by name, a village as `township/village`, a school by its official
// code, a person of the records by id.
import type { TransactionSql } from "postgres";
import { OperatorError } from "../../core/operator-error.ts";
import type { ScopeKind } from "../../policy/index.ts";

export const scopeColumns = {
  district: "district_id",
  township: "township_id",
  village: "village_id",
  school: "school_id",
  teacher: "teacher_id",
  child: "child_id",
  guardian: "guardian_id",
} as const;

type Found = readonly { readonly id: string }[];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const finders: Readonly<
  Record<keyof typeof scopeColumns, (tx: TransactionSql, said: string) => Promise<Found>>
> = {
  district: (tx) => tx<{ id: string }[]>`select id from district`,
  township: (tx, said) => tx<{ id: string }[]>`select id from township where name = ${said}`,
  village: (tx, said) => {
    const [township = "", village = ""] = said.split("/");
    return tx<{ id: string }[]>`select v.id from village v join township t on t.id = v.township_id
      where t.name = ${township} and v.name = ${village}`;
  },
  school: (tx, said) =>
    tx<{ id: string }[]>`select id from school where official_code = ${said} and archived_at is null`,
  teacher: (tx, said) => byId(tx, "teacher", said),
  child: (tx, said) => byId(tx, "child", said),
  guardian: (tx, said) => byId(tx, "guardian", said),
};

async function byId(tx: TransactionSql, table: string, id: string): Promise<Found> {
  if (!uuid.test(id)) return [];
  return tx<{ id: string }[]>`select id from ${tx(table)} where id = ${id} and archived_at is null`;
}

export async function findScope(tx: TransactionSql, kind: ScopeKind, said: string): Promise<string> {
  if (kind === "public") throw new OperatorError("the public is nobody's role");
  if (kind === "district" && said !== "")
    throw new OperatorError("the role is the whole district's: it names no place");
  if (kind !== "district" && said === "") throw new OperatorError(`the role is bound to a ${kind}: name it`);
  const [found, ...others] = await finders[kind](tx, said);
  if (found === undefined) throw new OperatorError(`there is no ${kind} ${JSON.stringify(said)}`);
  if (others.length > 0) throw new OperatorError(`there are several ${kind}s ${JSON.stringify(said)}`);
  return found.id;
}
