// What the store remembers of a person: no longer than the epoch, the day and the policy that it was read under.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ids, north, openPrincipalFixture, type PrincipalFixture, roles } from "./principal-fixture.ts";

let people: PrincipalFixture;
beforeAll(async () => {
  people = await openPrincipalFixture();
});
afterAll(() => people.close());
beforeEach(() => people.reset());

describe("what is remembered of a person", () => {
  it("is forgotten when a statement returned another epoch", async () => {
    const id = await people.register("promoted", north);
    const before = await people.load("promoted");
    await people.assign(id, { ...north, id: ids.south });
    expect(await people.load("promoted")).toBe(before);
    people.store.forget(before);
    const after = await people.load("promoted");
    expect(after.epoch).toBe(before.epoch + 1);
    expect(after.groups[0]?.scopeIds).toHaveLength(2);
  });

  it("does not outlive the civil date in Asia/Shanghai", async () => {
    await people.register("until-midnight", { ...north, to: "2026-11-24" });
    people.now = new Date("2026-11-23T15:59:59Z");
    await expect(people.load("until-midnight")).resolves.toMatchObject({ role: "township-officer" });
    people.now = new Date("2026-11-23T16:00:00Z");
    await expect(people.load("until-midnight")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not outlive the policy", async () => {
    await people.register("role-removed", north);
    await people.load("role-removed");
    people.policyRoles = new Map([...roles].filter(([role]) => role !== "township-officer"));
    await expect(people.load("role-removed")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is read once for requests that come together, and a forgotten read is not kept", async () => {
    const id = await people.register("busy", north);
    const [first, second] = await Promise.all([people.load("busy"), people.load("busy")]);
    expect(first).toBe(second);
    people.store.forget(first);
    const overtaken = people.load("busy");
    await people.assign(id, { ...north, id: ids.south });
    people.store.forget(first);
    await overtaken;
    expect((await people.load("busy")).groups[0]?.scopeIds).toHaveLength(2);
  });
});
