// A district of two townships and a tree of schools, people with assignments there, and a store under a clock and a policy
// that the test sets.
import type { Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import {
  createPrincipalStore,
  type Principal,
  type PrincipalStore,
  type VerifiedToken,
} from "../../src/identity/index.ts";
import { openIdentityDatabase } from "./database.ts";

export const roles = new Map([
  ["public", { scope: "public" as const }],
  ["education-officer", { scope: "district" as const }],
  ["township-officer", { scope: "township" as const }],
  ["school-registrar", { scope: "school" as const }],
  ["guardian", { scope: "guardian" as const }],
  ["village-committee", { scope: "village" as const }],
  ["teacher", { scope: "teacher" as const }],
  ["care-organisation", { scope: "child" as const }],
  ["inspector", { scope: "school" as const }],
]);
const issuer = "https://issuer.example";
const noon = "2026-11-23T04:00:00Z";

export const ids = { district: uuidv7(), north: uuidv7(), south: uuidv7() };
export const school = { central: uuidv7(), village: uuidv7(), point: uuidv7(), other: uuidv7() };
export const token = (subject: string): VerifiedToken => ({
  issuer,
  subject,
  service: false,
  expiresAt: 2_000_000_000,
});

export interface Given {
  readonly role: string;
  readonly scope: "district" | "township" | "village" | "school" | "teacher" | "child" | "guardian";
  readonly id: string;
  readonly duties?: string[];
  readonly from?: string;
  readonly to?: string | null;
}

export const north: Given = { role: "township-officer", scope: "township", id: ids.north };

export interface PrincipalFixture {
  readonly admin: Sql;
  now: Date;
  policyRoles: typeof roles;
  store: PrincipalStore;
  /** A store that remembers nobody, at noon, under the whole policy. */
  reset(): void;
  register(subject: string, ...assignments: Given[]): Promise<string>;
  assign(personId: string, given: Given): Promise<void>;
  load(subject: string, role?: string, purpose?: string): Promise<Principal>;
  close(): Promise<void>;
}

export async function openPrincipalFixture(): Promise<PrincipalFixture> {
  const database = await openIdentityDatabase();
  const { admin } = database;
  await addPlaces(admin);
  const open = () =>
    createPrincipalStore({
      runtime: database.runtime,
      policyRoles: () => fixture.policyRoles,
      clock: () => fixture.now,
    });
  const fixture: PrincipalFixture = {
    admin,
    now: new Date(noon),
    policyRoles: roles,
    store: open(),
    reset() {
      fixture.now = new Date(noon);
      fixture.policyRoles = roles;
      fixture.store = open();
    },
    async register(subject, ...assignments) {
      const id = uuidv7();
      await admin`insert into tc.person (id, issuer, subject, display_name) values (${id}, ${issuer}, ${subject}, '示例')`;
      for (const given of assignments) await fixture.assign(id, given);
      return id;
    },
    async assign(personId, { role, scope, id, duties = [], from = "2026-09-01", to = null }) {
      const at = (kind: string) => (scope === kind ? id : null);
      await admin`insert into tc.assignment (id, person_id, role, scope, district_id, township_id, village_id,
          school_id, teacher_id, child_id, guardian_id, duties, valid_from, valid_to, approved_by)
        values (${uuidv7()}, ${personId}, ${role}, ${scope}, ${at("district")}, ${at("township")}, ${at("village")},
          ${at("school")}, ${at("teacher")}, ${at("child")}, ${at("guardian")}, ${duties}, ${from}, ${to}, 'test')`;
    },
    load: (subject, role, purpose) => fixture.store.load(token(subject), role, purpose),
    close: () => database.close(),
  };
  return fixture;
}

async function addPlaces(admin: Sql): Promise<void> {
  await admin`insert into district (id, name) values (${ids.district}, '示例区')`;
  for (const [id, name] of [
    [ids.north, "北示例乡"],
    [ids.south, "南示例乡"],
  ] as const) {
    await admin`insert into township (id, district_id, name, kind) values (${id}, ${ids.district}, ${name}, 'township')`;
  }
  // A branch of a branch, which the database refuses: whoever reads the tree follows it all the same.
  await admin`alter table school disable trigger school_parent, disable trigger aaa_begins, disable trigger aaa_then_begins`;
  for (const [id, parent] of [
    [school.central, null],
    [school.village, school.central],
    [school.point, school.village],
    [school.other, null],
  ] as const) {
    await admin`insert into school (id, district_id, township_id, parent_school_id, name, kind, run_by, locale, status)
      values (${id}, ${ids.district}, ${ids.north}, ${parent}, '示例学校', '211', '21', '220', 'operating')`;
  }
  await admin`alter table school enable trigger school_parent, enable trigger aaa_begins, enable trigger aaa_then_begins`;
}
