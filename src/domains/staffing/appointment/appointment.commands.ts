// Who is appointed to a post (岗位聘任): the school appoints, HR confirms.
import { sql } from "drizzle-orm";
import { commands } from "../../../catalogue/index.ts";

export const appointmentCommands = commands({
  appointToPost: {
    on: "Appointment",
    kind: "create",
    list: true,
    term: "聘任上岗",
    description: "Appoints a teacher to a vacant post of the school for a term. HR confirms it.",
    source: "三(五)",
    duties: ["三(五)-6"],
    required: ["postId", "teacherId", "contractNo", "validFrom", "validTo"],
    optional: ["competedOn"],
    derives: { writtenByIds: "person" },
  },
  confirmAppointment: {
    on: "Appointment",
    kind: "update",
    term: "确认聘任",
    description: "Confirms an appointment that a school made, as of today.",
    source: "四(三)",
    duties: ["四(三)-14"],
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    requires: {
      appointment_confirmed_in_term: ({ column, today }) => sql`${column("validTo")} > ${today}`,
    },
    otherThan: ["appointToPost"],
  },
  endAppointment: {
    on: "Appointment",
    kind: "update",
    term: "调整聘期",
    description: "Ends a term on another day than was agreed.",
    source: "三(五)",
    duties: ["三(五)-6"],
    required: ["validTo"],
  },
  appraiseTerm: {
    on: "TermAppraisal",
    kind: "create",
    term: "聘期考核",
    description: "The school appraises a term, once. HR confirms it.",
    source: "三(五); 四(三)",
    duties: ["四(三)-14"],
    required: ["appointmentId", "result", "appraisedOn"],
    derives: { writtenByIds: "person" },
  },
  confirmTermAppraisal: {
    on: "TermAppraisal",
    kind: "update",
    term: "确认聘期考核",
    description: "Confirms an appraisal that a school conducted, as of today.",
    source: "四(三)",
    duties: ["四(三)-14"],
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    otherThan: ["appraiseTerm"],
  },
});
