// Papers of the sample, with what they hold: a page or a picture that any reader opens, and nothing real.
import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { KeyRing } from "../../database/secrets/key-ring.ts";
import * as area from "../../domains/papers/index.ts";
import type { AreaSampleMaker } from "../area-sample.ts";
import { tablesOf } from "../writing/area-tables.ts";
import { paperBytes } from "./paper-bytes.ts";

interface Papers {
  /** Column of the record they hang on. */
  readonly of: string;
  readonly from: string;
  readonly kind: string;
  readonly by: string;
  readonly name: string;
  /** Each so many of them: a paper of some alone. */
  readonly each?: number;
}

const papers: readonly Papers[] = [
  {
    of: "aid_grant_id",
    from: "student_aid_grant r where r.applied_on is not null",
    kind: "application",
    by: "guardian",
    name: "资助申请表",
  },
  {
    of: "aid_grant_id",
    from: "student_aid_grant r where r.applied_on is null",
    kind: "other",
    by: "school",
    name: "学校意见",
    each: 6,
  },
  {
    of: "entrusted_care_id",
    from: "entrusted_care r",
    kind: "entrustment",
    by: "guardian",
    name: "委托书",
    each: 2,
  },
  {
    of: "report_id",
    from: "mandatory_report r where r.reporter_kind in ('school', 'township', 'village', 'care-organisation', 'teacher')",
    kind: "evidence",
    by: "r.reporter_kind",
    name: "现场照片",
  },
  {
    of: "closure_id",
    from: "school_closure r",
    kind: "hearing",
    by: "department",
    name: "听证会签到和表决表",
  },
  {
    of: "difficulty_id",
    from: "difficulty_record r where r.accepted_township_id is not null",
    kind: "application",
    by: "township",
    name: "困境儿童申请材料",
    each: 2,
  },
  {
    of: "plan_id",
    from: "individual_plan r where r.school_id is not null",
    kind: "consent",
    by: "school",
    name: "监护人知情同意书",
    each: 2,
  },
];

/** In the form of other ids, from what they hang on. */
const idOf = (label: string): string =>
  `(select (substr(m, 1, 12) || '7' || substr(m, 14, 3) || '8' || substr(m, 18))::uuid from md5('${label} ' || r.id::text) m)`;

interface Picked {
  readonly id: string;
  readonly paper: string;
  readonly content: string;
  readonly nth: number;
}

/** The records that have such a paper. */
const picked = ({ from, each = 1 }: Papers, at: number): string => `
  select id, paper, content, nth::int from (select r.id, ${idOf(`paper ${at}`)} as paper, ${idOf(`content ${at}`)} as content,
    row_number() over (order by r.id) as nth from ${from}) r where nth % ${each} = 0 order by nth`;

/** What the triggers would copy is said, for a load goes by without them. */
function written({ of, from, kind, by }: Papers, format: string): string {
  const table = from.split(" ")[0];
  const who = by.includes(".") ? by : `'${by}'`;
  const child = of === "closure_id" ? "null::uuid" : "r.child_id";
  return `with held as (select * from jsonb_to_recordset($1::text::jsonb) x(id uuid, paper uuid, content uuid, called text, size int, digest text, sealed text)),
    uploads as (insert into tc.upload (id, person_id, role, begun_at, file_name, media_type, size_bytes, sha256, attachment_id)
      select h.content, h.content, ${who}, r.created_at, h.called, '${format}', h.size, h.digest, h.paper from held h join ${table} r on r.id = h.id),
    parts as (insert into tc.upload_part (upload_id, n, cipher) select content, 0, decode(sealed, 'base64') from held)
    insert into attachment (id, created_at, ${of}, child_id, kind, content, file_name, media_type, size_bytes, sha256, attached_by, attached_on)
      select h.paper, r.created_at, r.id, ${child}, '${kind}', h.content, h.called, '${format}', h.size, h.digest, ${who}, r.created_at::date
        from held h join ${table} r on r.id = h.id order by r.id`;
}

const atOnce = 1_000;

/** Puts them on file, each sealed for its place as an upload is. */
async function put(sql: TransactionSql, keyRing: KeyRing, of: Papers, at: number): Promise<void> {
  const format = at % 2 === 0 ? "pdf" : "png";
  const rows = await sql.unsafe<Picked[]>(picked(of, at));
  const held = rows.map(({ nth, ...row }) => {
    const bytes = paperBytes[format](`Sample ${of.kind} ${row.content}`);
    const sealed = keyRing.seal(bytes, { column: "upload_part.cipher", row: `${row.content}/0` });
    return {
      ...row,
      called: `${of.name}${nth}.${format}`,
      size: bytes.length,
      digest: createHash("sha256").update(bytes).digest("hex"),
      sealed: sealed.toString("base64"),
    };
  });
  for (let from = 0; from < held.length; from += atOnce)
    await sql.unsafe(written(of, format), [JSON.stringify(held.slice(from, from + atOnce))]);
}

const tables = tablesOf(area);

export const papersSample: AreaSampleMaker<typeof tables> = {
  tables,
  create: () => ({}),
  afterLoad: papers.map((of, at) => (sql, keyRing) => put(sql, keyRing, of, at)),
};
