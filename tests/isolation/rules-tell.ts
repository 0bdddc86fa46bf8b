// What a refusal may tell a caller beyond what the caller reads: the one place for it, each with its reason. Two databases that
// differ in it answer differently, as they should; so it is the same in both when commands are compared.
import type { RoleName } from "../oracle/expectations/index.ts";
import type { Cells } from "./denied-cells.ts";
import type { SeenCells } from "./seen-cells.ts";

interface Telling {
  /** Who gives commands that rest on it. */
  readonly roles: readonly RoleName[];
  readonly table: string;
  readonly columns: string;
  /** Not what stands there, but whether anything does. */
  readonly whether?: true;
  readonly why: string;
}

const tellings: readonly Telling[] = [
  {
    roles: ["finance-officer"],
    table: "payee_account",
    columns: "verified_on revoked_on",
    whether: true,
    why: "finance reads whether an account is payable (四(二)), which rests on whether it was verified and revoked; the days stay hidden",
  },
  ...[
    { table: "child", columns: "id_number_index" },
    { table: "student", columns: "student_no_index" },
    {
      table: "pupil_registration",
      columns: "id_number_cipher id_number_index identity_code student_no_cipher student_no_index",
    },
  ].map(
    (of): Telling => ({
      ...of,
      roles: ["education-officer"],
      why: "education, and nobody else, is told whether the number that a registration says is on record (三(七)(八)), and a child that it admits has that number",
    }),
  ),
  {
    roles: ["education-officer"],
    table: "teacher",
    columns: "id_number_index",
    why: "education reads of whom it registers whether another record of the same document has a relation in force (三(五)); never whose",
  },
  {
    roles: ["hr-officer"],
    table: "school_quota",
    columns: "teacher_quota administrative_quota support_quota worker_quota",
    why: "whoever approves a scheme of posts is told whether it has of each kind no more than the quota (三(五)); how many those are stays hidden",
  },
];

export interface Told extends SeenCells {
  readonly whether: boolean;
}

/** Beside it the version of a record that shows: whoever changes it says it, and it counts what others changed, too. */
export function rulesTell(cells: Cells): readonly Told[] {
  const versions = cells.tables
    .filter((table) => cells.columnsOf(table).some(({ column }) => column === "version"))
    .map((table) => ({ table, columns: ["version"], rows: cells.shown(table, "id"), whether: false }));
  const told = tellings
    .filter(({ roles }) => roles.includes(cells.asker.role as RoleName))
    .map(({ table, columns, whether = false }) => ({
      table,
      columns: columns.split(" "),
      rows: "true",
      whether,
    }));
  return [...versions.filter(({ rows }) => rows !== "false"), ...told];
}
