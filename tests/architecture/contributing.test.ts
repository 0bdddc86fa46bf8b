// The signposts are true: files that the pages name are there, and the guide's diffs fit them as they are: whoever follows
// it finds every line that it names, and none that it adds.
import { expect, test } from "vitest";
import { changed, current, guide, missingFiles, readGuide } from "./guide.ts";

const changes = guide();
const sections = [...new Set(changes.map(({ section }) => section))];
const filesOf = (section: string) => changes.filter((change) => change.section === section).length;

test("every kind of change is shown", () => {
  const shown = ["A new field", "A new type", "A new relation", "A new code list", "A rule", "A new role"];
  expect(sections).toEqual(shown);
});

test.each(changes.map((change) => [`${change.section}: ${change.path}`, change] as const))(
  "%s",
  (_, change) => {
    const before = current(change);
    expect(changed(change, before)).not.toBe(before);
  },
);

test.each([
  ["A new type", 8],
  ["A new role", 4],
  ["A new code list", 1],
])("%s touches at most %d files that are kept by hand", (section, most) => {
  expect(filesOf(section)).toBeLessThanOrEqual(most);
});

test("a line that moved, went or stands twice is noticed", () => {
  const [change] = readGuide("## S\n```diff\n+++ a.ts\n one\n-two\n+2\n@@\n five\n+six\n```");
  if (change === undefined) throw new Error("the diff was not read");
  expect(changed(change, "one\ntwo\nthree\nfive\n")).toBe("one\n2\nthree\nfive\nsix\n");
  for (const text of ["one\nthree\nfive\n", "two\none\nfive\n", "one\ntwo\none\ntwo\nfive\n", "one\ntwo\n"])
    expect(() => changed(change, text)).toThrow("a.ts: this ");
});

test.each([
  "README.md",
  "CONTRIBUTING.md",
  "src/README.md",
  "tests/README.md",
  "tests/operations/README.md",
  "docs/frontend.md",
  "docs/frontend.zh.md",
])("every file that %s names is there", (page) => expect(missingFiles(page)).toEqual([]));
