// Papers that hang on records (附件): who sees the record, and who its papers, is said apart; and that there is a paper, apart from
// what it holds.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { attachment } from "./attachment.table.ts";

const inverse = {
  name: "attachments",
  usual: 3,
  term: "附件",
  description: "Papers that hang on it.",
  source: "三(八)(十)",
} as const;

@Entity({
  duties: ["三(八)-4", "三(八)-5", "三(八)-13", "三(八)-16", "三(十)-3", "三(十)-7"],
  table: attachment,
  plural: "attachments",
  term: "附件",
  description:
    "A paper on file: evidence of a report, an application's documents, a written entrustment or consent, votes and decision of a closure. It hangs on one record and never moves.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)(十)",
})
export class Attachment {
  @Column(attachment.aidGrantId, { term: "资助认定标识", description: "Aid that it was applied for with." })
  aidGrantId!: string;
  @Column(attachment.entrustedCareId, { term: "委托照护标识", description: "Entrusted care." })
  entrustedCareId!: string;
  @Column(attachment.reportId, { term: "报告标识", description: "Mandatory report." })
  reportId!: string;
  @Column(attachment.closureId, { term: "撤并标识", description: "Case of closing a school." })
  closureId!: string;
  @Column(attachment.difficultyId, {
    term: "困境认定标识",
    description: "Record of difficulty that it was applied for with.",
  })
  difficultyId!: string;
  @Column(attachment.planId, { term: "一人一案标识", description: "Individual plan." })
  planId!: string;
  @Column(attachment.kind, { term: "附件类别", description: "What it is for." })
  kind!: string;
  @Column(attachment.content, {
    term: "内容",
    description:
      "What it holds, for whoever may read it: sent by `GET /attachments/<id of the attachment>`. In a command, the id of an upload (`POST /attachments`).",
    upload: { fileName: "fileName", mediaType: "mediaType", sizeBytes: "sizeBytes" },
  })
  content!: string;
  @Column(attachment.fileName, { term: "文件名", description: "As whoever attached it called it." })
  fileName!: string;
  @Column(attachment.mediaType, { term: "格式", description: "By its own first bytes." })
  mediaType!: string;
  @Column(attachment.sizeBytes, { term: "大小（字节）", description: "Bytes." })
  sizeBytes!: number;
  @Column(attachment.sha256, { term: "摘要", description: "SHA-256 of its bytes, in hex." })
  sha256!: string;
  @Column(attachment.attachedBy, { term: "提交主体", description: "Who attached it." })
  attachedBy!: string;
  @Column(attachment.attachedOn, { term: "提交日期", description: "Day it was attached." })
  attachedOn!: string;
  @ToOne("StudentAidGrant", "aidGrantId", { term: "资助认定", description: "Aid.", inverse })
  aidGrant!: unknown;
  @ToOne("EntrustedCare", "entrustedCareId", { term: "委托照护", description: "Entrusted care.", inverse })
  entrustedCare!: unknown;
  @ToOne("MandatoryReport", "reportId", { term: "报告", description: "Mandatory report.", inverse })
  report!: unknown;
  @ToOne("SchoolClosure", "closureId", { term: "撤并", description: "Case of closing a school.", inverse })
  closure!: unknown;
  @ToOne("DifficultyRecord", "difficultyId", {
    term: "困境认定",
    description: "Record of difficulty.",
    inverse,
  })
  difficulty!: unknown;
  @ToOne("IndividualPlan", "planId", { term: "一人一案", description: "Individual plan.", inverse })
  plan!: unknown;
}
