// Nutrition coverage and pupils' aid: who sees which cell of them.
import { type Holder, idList, lasting, type Sight, see } from "./sight.ts";

const programme =
  "id kind name amount_per_day_fen days_per_year eligibility_rule document_number valid_from valid_to";
const scheme = "id kind stage name amount_per_term_fen eligibility document_number valid_from valid_to";
const month = `id school_id township_id programme_id month enrolled eligible covered uncovered coverage_permille meal_days
  meals_served mode amount_per_day_fen cost_fen subsidy_due_fen subsidy_spent_fen subsidy_balance_fen reported_on certified_on
  published_on`;
const publicMonth =
  "id school_id township_id programme_id month coverage_permille meal_days mode published_on";
const publicAccount =
  "id school_id township_id month income_fen food_fen staff_fen other_fen balance_fen published_on";
const account = `${publicAccount} subsidy_fen`;
const check = "id school_id township_id checked_on menu_days menu findings passed checked_by published_on";
const pupilTerm = "id student_id term_school_id school_year term eligible covered";
const growth = "id student_id measuring_school_id school_year measured_on height_mm weight_g status";
const paidOut =
  "id student_id child_id term_school_id school_year term amount_fen decision decided_on sent_on";
const grant = `${paidOut} scheme_id kind due_fen proposed_on decided_by`;
const payment = "batch_id payee_account_id reviewed_on";

const without = (column: string, columns: string): string =>
  columns
    .split(/\s+/)
    .filter((one) => one !== column)
    .join(" ");

const standards: readonly Sight[] = [
  see("nutrition_programme", "true", programme),
  see("aid_scheme", "true", scheme),
];

/** 四(五), 政府信息公开条例15: a share, and no group below five behind it. */
const published: readonly Sight[] = [
  ...standards,
  see(
    "nutrition_school_month",
    `published_on is not null and eligible >= 5 and covered not between 1 and 4 and eligible - covered not between 1 and 4`,
    publicMonth,
  ),
  see("canteen_account", "published_on is not null", publicAccount),
  see("meal_quality_check", "published_on is not null", check),
];

function education(duties: readonly string[], purpose: string | undefined): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  return [
    ...standards,
    ...(has("student-aid", "finance")
      ? [see("nutrition_school_month", "true", month), see("canteen_account", "true", account)]
      : []),
    ...(has("student-aid", "safety") ? [see("meal_quality_check", "true", `${check} checker`)] : []),
    ...(has("student-aid")
      ? [
          see("nutrition_pupil_term", "true", pupilTerm),
          see("student_aid_grant", "true", `${grant} ${payment} basis_category decision_reason`),
        ]
      : []),
    ...(has("student-aid") && purpose === "meal-coverage"
      ? [see("nutrition_pupil_term", "true", "reason_uncovered")]
      : []),
  ];
}

function registrar(duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const own = `school_id = any (${idList(ids)})`;
  const sights: Sight[] = [...standards];
  if (has("head", "accounts", "welfare", "canteen")) {
    sights.push(
      see("nutrition_school_month", own, month),
      see("canteen_account", own, account),
      see("meal_quality_check", own, `${check} checker`),
    );
  }
  if (has("welfare", "canteen"))
    sights.push(see("nutrition_pupil_term", own, `${pupilTerm} reason_uncovered`));
  if (has("accounts")) sights.push(see("student_aid_grant", own, `${paidOut} ${payment}`));
  if (has("welfare")) {
    sights.push(
      see("student_aid_grant", own, `${grant} ${payment} basis_category decision_reason`),
      see("growth_record", own, growth),
    );
  }
  return sights;
}

function inspector(duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  const schemes = see("aid_scheme", "true", scheme);
  if (!duties.includes("nutrition-inspection")) return [schemes];
  const own = `school_id = any (${idList(ids)})`;
  return [
    ...standards,
    see("nutrition_school_month", own, month),
    see("canteen_account", own, account),
    see("meal_quality_check", own, check),
  ];
}

function guardian(ids: readonly string[]): readonly Sight[] {
  const mine = `guardian_id = any (${idList(ids)}) and status = 'active' and ${lasting}`;
  const own = (table: string) =>
    `${table}.student_id in (select id from student where student.child_id in (select child_id from guardianship where ${mine}))`;
  const open = (table: string) =>
    `${own(table)} and ${table}.student_id in (select s.id from student s join child_location l on l.child_id = s.child_id where not l.protective)`;
  return [
    ...published,
    see(
      "nutrition_pupil_term",
      own("nutrition_pupil_term"),
      without("term_school_id", `${pupilTerm} reason_uncovered`),
    ),
    see("nutrition_pupil_term", open("nutrition_pupil_term"), "term_school_id"),
    see("student_aid_grant", own("student_aid_grant"), without("term_school_id", `${grant} decision_reason`)),
    see("student_aid_grant", open("student_aid_grant"), "term_school_id"),
  ];
}

export function nutritionSights({ role, assignments, purpose }: Holder): readonly Sight[] {
  if (role === "public") return published;
  return assignments.flatMap(({ duties, ids }): readonly Sight[] => {
    switch (role) {
      case "education-officer":
        return education(duties, purpose);
      case "finance-officer":
        return [
          ...standards,
          see("nutrition_school_month", "certified_on is not null", month),
          see("student_aid_grant", "reviewed_on is not null", `id amount_fen sent_on ${payment}`),
        ];
      case "school-registrar":
        return registrar(duties, ids);
      case "inspector":
        return inspector(duties, ids);
      case "district-leader":
        return [
          ...standards,
          see("nutrition_school_month", "certified_on is not null", month),
          see("canteen_account", "true", account),
          see("meal_quality_check", "true", check),
        ];
      case "civil-affairs-officer":
        return [
          see(
            "student_aid_grant",
            `decision = 'granted' and child_id in (select k.child_id from civil_affairs_candidate k
              where k.valid_from <= tc.today() and (k.valid_to is null or k.valid_to > tc.today()))`,
            "id child_id school_year term",
          ),
        ];
      case "guardian":
        return guardian(ids);
      default:
        return [];
    }
  });
}
