import { expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { birthDaysOfGrade, createCalendar, isoDate } from "../../src/sample/writing/calendar.ts";
import { createIdentities, labelledId } from "../../src/sample/writing/ids.ts";
import { createRandom } from "../../src/sample/writing/random.ts";
import { checkDigit, createIdNumbers } from "../../src/sample/writing/synthetic-numbers.ts";

test("check digits follow GB 11643", () => {
  expect(checkDigit("11010519491231002")).toBe("X");
  expect(checkDigit("44052418800101001")).toBe("4");
});

test("ID numbers are under 999999, odd for boys, even for girls, and never given twice", () => {
  const next = createIdNumbers();
  const boys = Array.from({ length: 300 }, () => next("2017-03-14", "1"));
  const girls = Array.from({ length: 300 }, () => next("2017-03-14", "2"));
  for (const number of boys) expect(number).toMatch(/^99999920170314\d\d[13579][\dX]$/);
  for (const number of girls) expect(number).toMatch(/^99999920170314\d\d[02468][\dX]$/);
  expect(new Set([...boys, ...girls]).size).toBe(600);
});

test("ids have the shape of UUIDv7, repeat, and rise in the order they are made", () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const made = () => {
    const next = createIdentities(createRandom("seed"));
    return Array.from({ length: 500 }, () => next().id);
  };
  const ids = made();
  expect(made()).toEqual(ids);
  expect([...ids].sort()).toEqual(ids);
  for (const id of [...ids, labelledId("district")]) expect(id).toMatch(shape);
  expect(labelledId("district")).toBe(labelledId("district"));
});

test("the school year begins on the first of September, and grades follow the birthdays", () => {
  expect(createCalendar("2026-08-31").schoolYear).toBe(2025);
  expect(createCalendar("2026-09-01").schoolYear).toBe(2026);
  expect(createCalendar("2027-01-01").yesterday).toBe("2026-12-31");
  expect(birthDaysOfGrade(2026, 1).map(isoDate)).toEqual(["2019-09-01", "2020-08-31"]);
});

test("development subjects read as role, place, duty and person", () => {
  expect(developmentSubject({ role: "township-officer", township: "关面乡" })).toBe(
    "township-officer:关面乡",
  );
  expect(developmentSubject({ role: "education-officer", duty: "finance" })).toBe(
    "education-officer:finance",
  );
  expect(developmentSubject({ role: "school-registrar", school: "9999000022", duty: "canteen" })).toBe(
    "school-registrar:9999000022:canteen",
  );
  expect(developmentSubject({ role: "guardian" })).toBe("guardian");
});
