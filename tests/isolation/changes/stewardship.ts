// Changes of rights under change. How far one is and who signed it hang together; what is said of it is changed past its triggers.
import { type PartChanges, rotate } from "./part-changes.ts";

const steps = [
  ...["kind", "status", "effective_at", "expires_at", "undoes_id", "result_hash", "touches_protected"],
  ...["endorsed", "approved", "rejected"].flatMap((step) => [`${step}_by_id`, `${step}_at`]),
  ...["in_force_at", "policy_number", "failure", "written_by_ids"],
];

export const stewardshipChanges: PartChanges = {
  particular: {
    "policy_change.base_hash": "md5(base_hash)",
    "policy_edit.role": "role || 's'",
    "policy_edit.fields": "fields || ' id'",
    "policy_edit.uses": "uses || ' read'",
    "policy_effect.change": rotate("change", ["gained", "lost", "widened", "narrowed", "unheld"]),
    "policy_effect.rows_counted": "rows_counted + 7",
    "policy_effect.persons_counted": "persons_counted + 7",
    "policy_edition.hash": "md5(hash)",
    "policy_edition.previous_hash": "md5(previous_hash)",
    "policy_edition.number": "number - 700",
  },
  kept: [
    ...steps.map((name) => `policy_change.${name}`),
    ...[
      "change_id",
      "number",
      "kind",
      "on_type",
      "rows",
      "mask",
      "reach",
      "grant_id",
      "valid_from",
      "valid_until",
      "commands",
      "duties",
      "basis",
      "archived_rows",
      "purposes",
      "create_fields",
      "update_fields",
    ].map((name) => `policy_edit.${name}`),
    ...["change_id", "use", "role", "department", "in_force_at"].map((name) => `policy_effect.${name}`),
    ...["approved_at", "in_force_from", "in_force_until"].map((name) => `policy_edition.${name}`),
  ],
  quiet: [
    "policy_change.kept",
    "policy_edit.kept",
    "policy_edit.written",
    "policy_effect.zz_derived",
    "policy_edition.zz_derived",
  ],
};
