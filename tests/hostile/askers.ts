// Those who ask in these tests, and how an open refusal reads: the coordinate named, nothing answered.
import { expect } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { expectRefusal } from "./hostile-app.ts";
import type { Received } from "./wire.ts";

export const education = { as: "education-officer" };
export const personnel = { as: "education-officer:personnel" };
export const finance = { as: "finance-officer" };
export const guanmian = { as: "township-officer:关面乡" };
export const wutong = { as: "township-officer:五通乡" };
export const maliu = { as: "township-officer:麻柳乡" };
export const street = { as: `school-registrar:${plantedSchools.street.officialCode}` };
export const mountain = { as: `school-registrar:${plantedSchools.mountain.officialCode}` };
export const canteen = { as: `${street.as}:canteen` };
export const guardian = { as: "guardian" };

export const named = (name: string): string => `{name: {eq: "${name}"}}`;

/** To a department: what is refused is said. */
export function expectForbidden(received: Received, coordinate: string): void {
  expectRefusal(received, { status: 403, code: "FORBIDDEN" });
  expect(received.text).toContain(coordinate);
}
