// What a change of rights is judged to do is what comes of it, and what an urgent one took is given back as it was.
import { beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { applyEdits, changedRights, type Edit, type Policy, policyProblems } from "../../src/policy/index.ts";
import { givingBack } from "../../src/stewardship/give-back.ts";
import { judge } from "../../src/stewardship/judgement.ts";
import { editsOf } from "../../src/stewardship/stored-edits.ts";
import { drawEvenly } from "../isolation/draw.ts";
import { drawEdits } from "./drawn-edits.ts";

const catalogue = loadCatalogue();
const outline = outlineOf(catalogue);
let files: Policy;
beforeAll(async () => {
  files = await loadPolicyFiles();
});

const rounds = Number(process.env.EDIT_ROUNDS ?? 40);
const seeds = Array.from({ length: rounds }, (_, at) => at + 1);

/** Edits that take, as an urgent change makes them; not what happened to records, which no edit gives. */
const takes = (edits: readonly Edit[]): readonly Edit[] =>
  edits.filter(
    (edit) => edit.kind === "stop" || (edit.kind === "withdraw" && !edit.fields.includes("history")),
  );

test("drawn changes are judged to do what comes of them, and are unsound where that is", () => {
  for (const seed of seeds) {
    const edits = drawEdits(drawEvenly(seed), files, outline);
    const after = applyEdits(files, edits, outline.commands);
    const judged = judge(catalogue, files, () => edits);
    expect(judged.after?.hash).toBe(after.hash);
    const told = judged.effects.filter(({ change }) => change !== "unheld");
    expect(told.map(({ role, coordinate, use, change }) => ({ role, coordinate, use, change }))).toEqual(
      changedRights(files, after),
    );
    if (policyProblems(after, outline).length > 0)
      expect(judged.problems.length, String(seed)).toBeGreaterThan(0);
  }
});

test("what was taken is given back on the same terms, and nothing else", () => {
  let given = 0;
  for (const seed of Array.from({ length: rounds * 4 }, (_, at) => at + 1)) {
    const edits = takes(drawEdits(drawEvenly(seed), files, outline));
    let after = files;
    for (const edit of edits) {
      try {
        after = applyEdits(after, [edit], outline.commands);
      } catch {
        // Of what another edit gave that is left out here.
      }
    }
    const back = [...files.roles.values()].flatMap((role) => {
      const left = after.roles.get(role.role);
      return left === undefined ? [] : givingBack(role, left, outline.commands);
    });
    given += back.length;
    const again = applyEdits(after, editsOf(back), outline.commands);
    expect([seed, changedRights(files, again)]).toEqual([seed, []]);
  }
  expect(given).toBeGreaterThan(20);
});

test("a right to L4 is protected by whatever way: field, relation, command, history", () => {
  const isProtected = (edit: Edit) => judge(catalogue, files, () => [edit]).protected;
  const role = "township-officer";
  expect(isProtected({ kind: "withdraw", role, type: "Child", fields: ["gender"] })).toBe(true);
  expect(isProtected({ kind: "withdraw", role, type: "Child", fields: ["guardianships"] })).toBe(true);
  expect(isProtected({ kind: "withdraw", role, type: "Guardianship", fields: ["history"] })).toBe(true);
  expect(
    isProtected({ kind: "withdraw", role: "planning-officer", type: "School", fields: ["officePhone"] }),
  ).toBe(false);
  const [write] = files.roles.get(role)?.writes.filter(({ type }) => type === "LeftBehindRecord") ?? [];
  if (write === undefined) throw new Error("a township writes left-behind records");
  const [command = ""] = write.commands;
  expect(isProtected({ kind: "stop", role, type: write.type, commands: [command] })).toBe(true);
});
