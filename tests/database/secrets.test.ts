import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createKeyRing, deriveKey, SecretError, secretTail } from "../../src/database/secrets/key-ring.ts";

const old = { id: "old", secret: Buffer.alloc(32, 1) };
const current = { id: "k1", secret: Buffer.alloc(32, 2) };
const ring = createKeyRing([current, old]);
const row = "0191a8f0-0000-7000-8000-000000000001";
const context = { column: "child.id_number", row };
const plain = "99999920170314101X";

describe("ciphertexts", () => {
  test("open again in their own row, whatever the text", () => {
    for (const text of [plain, "", "关面乡示例一村示例路7号", "a\0b", "𠮷".repeat(300)]) {
      expect(ring.decrypt(ring.encrypt(text, context), context)).toBe(text);
    }
  });

  test("name their key, are base64url, and differ at every call", () => {
    const seen = new Set(Array.from({ length: 1000 }, () => ring.encrypt(plain, context)));
    expect(seen.size).toBe(1000);
    for (const cipher of seen) expect(cipher).toMatch(/^k1\.[A-Za-z0-9_-]{62}$/);
  });

  test("never use one initialisation vector twice", () => {
    const ivs = Array.from({ length: 5000 }, () => ring.encrypt("x", context).slice(3, 19));
    expect(new Set(ivs).size).toBe(5000);
  });

  test("do not open in another row or another column", () => {
    const cipher = ring.encrypt(plain, context);
    expect(() => ring.decrypt(cipher, { ...context, row: row.replace(/1$/, "2") })).toThrow(SecretError);
    expect(() => ring.decrypt(cipher, { ...context, column: "guardian.id_number" })).toThrow(SecretError);
  });

  test("do not open once any byte is changed or cut off", () => {
    const cipher = ring.encrypt(plain, context);
    const body = Buffer.from(cipher.slice(3), "base64url");
    for (let i = 0; i < body.length; i++) {
      const changed = Buffer.from(body);
      changed.writeUInt8(body.readUInt8(i) ^ 1, i);
      expect(() => ring.decrypt(`k1.${changed.toString("base64url")}`, context)).toThrow(SecretError);
    }
    for (const text of ["", "k1", "k1.", "nobody.AAAA", cipher.slice(0, -4), cipher.slice(3)]) {
      expect(() => ring.decrypt(text, context)).toThrow(SecretError);
    }
  });

  test("of an older key open while it is in the ring, and not once it has left", () => {
    const cipher = createKeyRing([old]).encrypt(plain, context);
    expect(ring.decrypt(cipher, context)).toBe(plain);
    expect(() => createKeyRing([current]).decrypt(cipher, context)).toThrow(SecretError);
    const impostor = createKeyRing([{ id: "old", secret: randomBytes(32) }]);
    expect(() => impostor.decrypt(cipher, context)).toThrow(SecretError);
  });

  test("fail without a word of the value, the ciphertext or the key", () => {
    const cipher = ring.encrypt(plain, context);
    try {
      ring.decrypt(cipher, { ...context, column: "guardian.id_number" });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toBe("SecretError: a secret of guardian.id_number does not open in this row");
      expect((error as Error).cause).toBeUndefined();
    }
  });
});

describe("blind indexes", () => {
  test("are equal for one number, however it was typed", () => {
    const index = ring.blindIndex(plain, "child.id_number");
    for (const typed of ["99999920170314101x", " 999999 20170314 101X ", "９９９９９９20170314101Ｘ"]) {
      expect(ring.blindIndex(typed, "child.id_number")).toBe(index);
    }
    expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test("differ between columns, values and keys", () => {
    const index = ring.blindIndex(plain, "child.id_number");
    expect(ring.blindIndex(plain, "guardian.id_number")).not.toBe(index);
    expect(ring.blindIndex("999999201703141028", "child.id_number")).not.toBe(index);
    expect(createKeyRing([old]).blindIndex(plain, "child.id_number")).not.toBe(index);
  });

  test("of every key are offered for look-ups, the first key's first", () => {
    expect(ring.blindIndexes(plain, "child.id_number")).toEqual([
      ring.blindIndex(plain, "child.id_number"),
      createKeyRing([old]).blindIndex(plain, "child.id_number"),
    ]);
  });
});

describe("identity codes", () => {
  const code = ring.identityCode(plain, "child");

  test("are six characters without look-alikes, equal for one number however it was typed", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    for (const typed of ["99999920170314101x", " 999999 20170314 101X ", "９９９９９９20170314101Ｘ"]) {
      expect(ring.identityCode(typed, "child")).toBe(code);
    }
  });

  test("differ between kinds of people and keys, and are no part of an index", () => {
    expect(ring.identityCode(plain, "teacher")).not.toBe(code);
    expect(createKeyRing([old]).identityCode(plain, "child")).not.toBe(code);
    expect(createKeyRing([current]).identityCode(plain, "child")).toBe(code);
    expect(ring.blindIndex(plain, "child.id_number").toUpperCase()).not.toContain(code);
  });

  test("say nothing of neighbouring numbers, and collide as chance does: 5 pairs among 100 000", () => {
    const count = 100_000;
    const codes = Array.from({ length: count }, (_, n) =>
      ring.identityCode(`999999201703${100_000 + n}`, "child"),
    );
    const pairs = count - new Set(codes).size;
    expect(pairs).toBeLessThan(18);
    for (let at = 0; at < 6; at += 1) {
      const seen = Map.groupBy(codes, (one) => one.charAt(at));
      expect(seen.size).toBe(32);
      for (const { length } of seen.values()) expect(Math.abs(length - count / 32)).toBeLessThan(400);
    }
  });
});

test("a ring that is told another key encrypts with it, and opens all the same", () => {
  const told = createKeyRing([current, old]);
  const [before, code] = [told.encrypt(plain, context), told.identityCode(plain, "child")];
  expect([told.writing, told.derived("cursor")]).toEqual([
    "k1",
    [deriveKey([current], "cursor"), deriveKey([old], "cursor")],
  ]);
  told.use("old");
  expect(told.writing).toBe("old");
  expect(told.encrypt(plain, context)).toMatch(/^old\./);
  expect(told.decrypt(before, context)).toBe(plain);
  expect(told.blindIndexes(plain, "child.id_number")).toEqual([
    createKeyRing([old]).blindIndex(plain, "child.id_number"),
    ring.blindIndex(plain, "child.id_number"),
  ]);
  expect([told.identityCode(plain, "child"), told.derived("cursor")[0]]).toEqual([
    createKeyRing([old]).identityCode(plain, "child"),
    deriveKey([old], "cursor"),
  ]);
  expect(told.identityCode(plain, "child")).not.toBe(code);
  expect(() => told.use("nobody")).toThrow(SecretError);
});

test("derived keys are stable, differ by label, and are not the secret", () => {
  const cursor = deriveKey([current, old], "cursor");
  expect(cursor).toHaveLength(32);
  expect(deriveKey([current], "cursor")).toEqual(cursor);
  expect(deriveKey([current], "session")).not.toEqual(cursor);
  expect(cursor).not.toEqual(current.secret);
});

test("a tail is the last four characters, and nothing of a value too short to hide the rest", () => {
  expect(secretTail(plain)).toBe("101X");
  expect(secretTail("１００12345678")).toBe("5678");
  expect(secretTail("1234567")).toBe("");
});

test("a ring refuses no keys, equal ids, short secrets and ids that a ciphertext could not carry", () => {
  for (const keys of [
    [],
    [old, old],
    [{ id: "a", secret: Buffer.alloc(16) }],
    [{ id: "a.b", secret: old.secret }],
  ]) {
    expect(() => createKeyRing(keys)).toThrow(SecretError);
  }
});
