// Papers of the sample: on file by name, format and size alone. What they hold would be sealed with a key that a sample has not,
// and no made-up child has a real one.
import * as area from "../../domains/papers/index.ts";
import type { AreaSampleMaker } from "../area-sample.ts";
import { tablesOf } from "../writing/area-tables.ts";

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
];

/** In the form of other ids, from what they hang on. */
const idOf = (label: string): string =>
  `(select (substr(m, 1, 12) || '7' || substr(m, 14, 3) || '8' || substr(m, 18))::uuid from md5('${label} ' || r.id::text) m)`;

/** What the triggers would copy is said, for a load goes by without them. */
function written({ of, from, kind, by, name, each = 1 }: Papers, at: number): string {
  const who = by.includes(".") ? by : `'${by}'`;
  const child = of === "closure_id" ? "null::uuid" : "r.child_id";
  const [format, extension] = at % 2 === 0 ? ["pdf", "pdf"] : ["jpeg", "jpg"];
  return `with numbered as (select r.id, r.created_at, ${who} as by, ${child} as child_id, ${idOf(`paper ${at}`)} as paper,
      ${idOf(`content ${at}`)} as content, row_number() over (order by r.id) as nth from ${from}),
    picked as (select *, '${name}' || nth || '.${extension}' as file_name, 20000 + nth as size, encode(sha256(content::text::bytea), 'hex') as digest
      from numbered where nth % ${each} = 0),
    held as (insert into tc.upload (id, person_id, role, begun_at, file_name, media_type, size_bytes, sha256, attachment_id)
      select content, content, by, created_at, file_name, '${format}', size, digest, paper from picked)
    insert into attachment (id, created_at, ${of}, child_id, kind, content, file_name, media_type, size_bytes, sha256, attached_by, attached_on)
      select paper, created_at, id, child_id, '${kind}', content, file_name, '${format}', size, digest, by, created_at::date from picked order by id`;
}

const tables = tablesOf(area);

export const papersSample: AreaSampleMaker<typeof tables> = {
  tables,
  create: () => ({}),
  afterLoad: papers.map(written),
};
