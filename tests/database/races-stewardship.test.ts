// Rules of changes of rights under two connections.
import { describe } from "vitest";
import { prove } from "./race.ts";
import {
  approve,
  assignTeacher,
  change,
  draft,
  edit,
  judged,
  otherRights,
  stewards,
  submit,
} from "./stewardship-statements.ts";

describe("changes of rights (四(四))", () => {
  const drop = `update policy_edit set archived_at = now() where change_id = '${change}'`;
  prove([
    {
      of: "a change is submitted while an edit is added",
      before: [draft(), edit()],
      one: [submit],
      other: [edit({ n: 2 })],
      refuses: "policy_edit_of_draft",
    },
    {
      of: "the last edit is dropped while the change is submitted",
      before: [draft(), edit()],
      one: [drop],
      other: [submit],
      refuses: "policy_change_has_edits",
      back: "policy_edit_of_draft",
    },
    {
      of: "who approves is given the role that changes: before it, or after",
      before: [...judged],
      one: [assignTeacher(stewards.second)],
      other: [approve(stewards.second)],
      refuses: "policy_change_own_rights",
    },
    {
      of: "other rights come into force while it is approved: it is judged anew, whoever came first",
      before: [...judged, otherRights[0]],
      one: [approve(stewards.second)],
      other: [otherRights[1]],
      wrong: `select status from policy_change where id = '${change}' and status <> 'submitted'`,
    },
    {
      of: "other rights are in force before it is approved",
      before: [...judged, otherRights[0]],
      one: [otherRights[1]],
      other: [approve(stewards.second)],
      wrong: `select status from policy_change where id = '${change}' and status <> 'submitted'`,
    },
  ]);
});
