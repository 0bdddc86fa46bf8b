// What the refusals of closed figure mean: those that closed-figure.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const closedFigureRules = rules({
  closed_figure_kept: {
    clause: "四(四)",
    fields: ["value", "revision", "reason"],
    zh: "封存的数据不得更改或删除，更正另立一次。",
    en: "A closed figure is neither changed nor deleted: a correction is a further revision.",
  },
  closed_figure_over: {
    clause: "四(四)",
    fields: ["period_to"],
    zh: "期间结束后方可封存。",
    en: "A period is closed once it is over.",
  },
  closed_figure_next: {
    clause: "四(四)",
    fields: ["revision"],
    zh: "更正按次序逐次登记，先有封存数据。",
    en: "Revisions follow one another, and the figure that was closed.",
  },
  closed_figure_rests: {
    clause: "四(四)",
    fields: [
      "period_from",
      "period_to",
      "school_class.school_year",
      "school_headcount.school_year",
      "enrolment.school_year",
      "school_quota.school_year",
      "quota_transfer.school_year",
      "rotation_eligibility.school_year",
      "large_class_case.school_year",
      "nutrition_pupil_term.school_year",
      "growth_record.school_year",
      "allocation.fiscal_year",
      "payment.paid_on",
      "school_spending.fiscal_year",
      "funding_headcount.fiscal_year",
      "education_budget.fiscal_year",
      "pay_comparison.fiscal_year",
      "nutrition_school_month.month",
      "canteen_account.month",
    ],
    zh: "已封存期间所依据的登记，须先登记更正及原因，方可补录、更改或删除。",
    en: "What a closed period rests on is entered, changed or deleted within a recorded correction alone.",
  },
  closed_figure_latest: {
    clause: "四(四)",
    fields: ["latest", "row_id", "measure", "period_from"],
    zh: "每项封存数据只有一个现行值。",
    en: "A closed figure has one latest revision.",
  },
  closed_figure_reason: {
    clause: "四(四)",
    fields: ["revision", "reason"],
    zh: "更正须写明原因，首次封存没有原因。",
    en: "A correction, and nothing else, gives its reason.",
  },
});
