// Papers are put on file, by whoever answers for them; a guardian takes one back while nobody has acted on it.
import { commands } from "../../../catalogue/index.ts";

export const attachmentCommands = commands({
  attachPaper: {
    on: "Attachment",
    kind: "create",
    term: "提交附件",
    description:
      "Hangs an upload of one's own, of the last hour, on one record. What is on file stays there: it names its format, size and digest.",
    source: "三(八)(十)",
    duties: ["三(八)-4", "三(八)-5", "三(八)-13", "三(八)-16", "三(十)-3", "三(十)-7"],
    required: ["kind", "content"],
    optional: ["aidGrantId", "entrustedCareId", "reportId", "closureId", "difficultyId", "planId"],
    derives: {
      attachedBy: {
        byScope: {
          guardian: "guardian",
          school: "school",
          township: "township",
          village: "village",
          teacher: "teacher",
          child: "care-organisation",
          district: "department",
        },
      },
      attachedOn: "today",
    },
  },
  withdrawPaper: {
    on: "Attachment",
    kind: "archive",
    term: "撤回附件",
    description: "Takes an own paper back, of what nobody has acted on.",
    source: "三(八)(十)",
  },
});
