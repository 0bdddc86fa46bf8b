// Code tables of the papers that hang on records.
import { own } from "../../catalogue/index.ts";

export const paperKinds = own("PaperKind", "附件类别.", {
  application: "申请材料",
  consent: "知情同意书",
  entrustment: "委托书",
  evidence: "证据材料",
  hearing: "听证和表决记录",
  decision: "决定文件",
  other: "其他材料",
});

/** What may be attached: what says by its first bytes what it is, and runs nothing where it is opened. */
export const mediaTypes = own("MediaType", "附件格式.", {
  pdf: "PDF 文档",
  png: "PNG 图像",
  jpeg: "JPEG 图像",
  webp: "WebP 图像",
});

export const attachers = own("Attacher", "提交主体.", {
  guardian: "监护人",
  school: "学校",
  township: "乡镇(街道)",
  village: "村(居)委会",
  teacher: "教师",
  "care-organisation": "群团组织",
  department: "部门",
});
