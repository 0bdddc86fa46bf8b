// What the refusals of school closure mean: those that school-closure.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

const closing = { clause: "三(八)", duties: ["三(八)-13"] } as const;

export const schoolClosureRules = rules({
  closure_hearing_in_time: {
    clause: "三(八)",
    duties: ["三(八)-13"],
    fields: ["held_on"],
    zh: "听证须在规定的天数内登记，不早于已登记的听证，且针对现行方案。",
    en: "A hearing is put down within the days that the parameter says, after those before it, and is of the plan as it is.",
  },
  school_closure_document: {
    ...closing,
    fields: ["decision_id", "decided_on", "proposed_on", "policy_document.issued_on"],
    zh: "撤并决定须有提出之后印发的文件，且不得为将来之日。",
    en: "A closure is decided by a document issued since its proposal, and not ahead of the day.",
  },
  school_closure_after_hearing: {
    ...closing,
    fields: ["status", "proposed_on", "decided_on", "closure_hearing.held_on"],
    zh: "提出之后未经听证不得作出撤并决定。",
    en: "No closure is decided without a hearing between its proposal and its decision.",
  },
  school_closure_voted: {
    ...closing,
    fields: ["status", "closure_hearing.votes_for", "closure_hearing.votes_against"],
    zh: "决定前最近一次听证的赞成票须多于反对票。",
    en: "The last hearing before the decision voted for the closure.",
  },
  school_closure_as_heard: {
    ...closing,
    fields: ["receiving_school_id", "travel_plan", "closure_hearing.votes_for"],
    zh: "经听证同意的接收学校和上学安排不得更改，更改的另行提出并听证。",
    en: "The receiving school and the travel plan stay as a hearing voted for them: others are proposed and heard anew.",
  },
  school_closure_receiving: {
    ...closing,
    fields: ["receiving_school_id"],
    zh: "接收学校须正在办学，且自身未决定撤并。",
    en: "The receiving school operates and does not close itself.",
  },
  school_closure_places: {
    ...closing,
    fields: ["receiving_school_id", "school_id", "grade_from", "grade_to"],
    zh: "接收学校各学段的空余学位须能容纳全部学生；只减少年级的，须能容纳所减年级的学生。",
    en: "The receiving school has places for all pupils, stage by stage; where only grades go, for theirs.",
  },
  school_closure_decision_stays: {
    ...closing,
    fields: ["status", "aim", "grade_from", "grade_to", "school_id"],
    zh: "已据以执行的撤并决定不得撤回或更改。",
    en: "A decision that was carried out is neither taken back nor changed.",
  },
  school_may_close: {
    ...closing,
    fields: ["status", "archived_at", "locale", "was_rural"],
    zh: "乡村学校须在有效期内完成撤并的全部程序方可撤并。",
    en: "A rural school closes by a decision with all its steps, still young enough.",
  },
  school_may_idle: {
    ...closing,
    fields: ["status", "locale", "was_rural"],
    zh: "乡村学校未经程序不得停办闲置。",
    en: "A rural school is not idled without the procedure.",
  },
  school_keeps_grades: {
    ...closing,
    fields: ["kind", "locale", "was_rural"],
    zh: "乡村学校未经程序不得改为年级更少或附设的办学类型，所减年级须在决定之列。",
    en: "A rural school keeps its kind unless the procedure lowers it, by no grade but those decided.",
  },
  school_stays_rural: {
    ...closing,
    fields: ["locale"],
    zh: "乡村学校的城乡类型凭决定文件方可调整。",
    en: "A rural school leaves its locale by a decision alone.",
  },
  closure_hearing_stays: {
    clause: "三(八)",
    fields: ["votes_for", "votes_against", "held_on"],
    zh: "撤并决定后，听证记录不得改写或删除。",
    en: "Once a closure is decided, how its hearing voted stays.",
  },
  school_stage_keeps_grades: {
    ...closing,
    fields: ["school_id", "grade_from", "grade_to", "valid_from", "valid_to"],
    zh: "乡村学校未经程序不得减少年级，且只减所决定的年级。",
    en: "A rural school loses no grade without the procedure, and those decided only.",
  },
  school_stage_keeps_one: {
    ...closing,
    fields: ["school_id", "grade_from", "grade_to", "valid_from", "valid_to"],
    zh: "减少年级不得减去全部年级，全部减去即为撤并，须按撤并程序决定。",
    en: "No reduction takes a rural school's last grade: that is a closure, and decided as one.",
  },
  school_closure_grades: {
    ...closing,
    fields: ["aim", "grade_from", "grade_to"],
    zh: "仅减少年级的事项列明所减年级，起止齐全，在一至九年级之内。",
    en: "Only a case that takes grades names them, first and last, within 1 to 9.",
  },
  closure_hearing_votes: {
    fields: ["votes_for", "votes_against", "votes_abstained"],
    zh: "票数不为负。",
    en: "No number of votes is negative.",
  },
  school_closure_decided: {
    ...closing,
    fields: [
      "status",
      "aim",
      "travel_plan",
      "receiving_school_id",
      "decision_id",
      "decided_on",
      "proposed_on",
    ],
    zh: "撤并决定须有文件、交通方案、接收学校和日期，且不早于提出之日；调整城乡类型只须文件和日期。",
    en: "A decided closure has a document, a travel plan, a receiving school and a day since its proposal; a new locale needs document and day.",
  },
});
