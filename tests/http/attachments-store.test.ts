// Papers whose bytes lie in an S3-compatible store: sealed there, sent by the same rights, and gone with what named them.
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openObjectStore, signed } from "../../src/database/object-store.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { resealPapers, stalePapers } from "../../src/database/secrets/reseal-papers.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople } from "../../src/sample/people/planted.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { callRaw, type Who } from "../support/raw-call.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { testKeys } from "../support/test-keys.ts";

/**
 * A bucket: objects are put, got and deleted by path, and nothing is taken that says another digest than it has or is signed with
 * another key. (What npm has of whole stores is not kept any more, and reckons no signature.)
 */
const objects = new Map<string, Buffer>();
const bucket = (): Server =>
  createServer(async (request, response) => {
    const body = await buffer(request);
    const { method, url = "", headers } = request;
    const at = String(headers["x-amz-date"]).replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:");
    const { authorization } = signed(settingsAt(0), {
      method: String(method),
      url: new URL(url, `http://${headers.host}`),
      body,
      at: new Date(at),
    });
    const answer = (status: number, bytes?: Buffer) => response.writeHead(status).end(bytes);
    if (headers.authorization !== authorization) return answer(403);
    if (headers["x-amz-content-sha256"] !== createHash("sha256").update(body).digest("hex"))
      return answer(400);
    if (!url.startsWith("/papers/")) return answer(404);
    if (method === "PUT") objects.set(url, body);
    if (method === "DELETE") objects.delete(url);
    const lies = objects.get(url);
    return method === "GET" && lies === undefined
      ? answer(404)
      : answer(method === "DELETE" ? 204 : 200, method === "GET" ? lies : undefined);
  });
const listening = async (at = 0): Promise<number> => {
  store = bucket().listen(at, "127.0.0.1");
  await once(store, "listening");
  return (store.address() as AddressInfo).port;
};
const away = async (): Promise<void> => {
  store.closeAllConnections();
  await new Promise((closed) => store.close(closed));
};
const settingsAt = (port: number) => ({
  url: `http://127.0.0.1:${port}/papers`,
  region: "us-east-1",
  keyId: "AKIAIOSFODNN7EXAMPLE",
  secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
});
const canary = "kanarienvogel-4d2a";
const bytes = Buffer.concat([Buffer.from(`%PDF-1.7\n${canary}\n`), randomBytes(400_000)]);
const guardian: Who = { as: plantedPeople.guardian };
const school: Who = {
  as: developmentSubject({
    role: "school-registrar",
    school: plantedSchools.street.officialCode,
    duty: "welfare",
  }),
};
const outside: Who = { as: developmentSubject({ role: "finance-officer" }) };

let store: Server;
let port: number;
let plain: TestApp;
let app: TestApp;
let admin: Sql;

beforeAll(async () => {
  port = await listening();
  plain = await startTestApp({ clock: () => new Date() });
  app = await startWith(port);
  admin = postgres(plain.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.app.close();
  await plain?.close();
  await away();
});

const startWith = (at: number): Promise<TestApp> =>
  startTestApp({
    database: plain.database,
    clock: () => new Date(),
    store: settingsAt(at),
  });
const upload = (to: TestApp, cut?: Promise<unknown>) =>
  callRaw(to, "POST /attachments", guardian, {
    headers: { "content-type": "application/pdf", "x-tongchou-file-name": "a.pdf" },
    bytes: [bytes],
    ...(cut && { cut }),
  });
const uploaded = async (to: TestApp): Promise<string> => {
  const { status, text } = await upload(to);
  expect(status, text).toBe(201);
  return JSON.parse(text).id;
};
/** The id of the paper. */
async function attached(to: TestApp): Promise<string> {
  const [grant] = await admin`select id from student_aid_grant
    where child_id = ${plantedChildren.threeTownships.id} and archived_at is null order by id limit 1`;
  const input = { aidGrantId: grant?.id, kind: "APPLICATION", content: await uploaded(to) };
  const { json, text } = await to.ask(
    "mutation($input: AttachPaperInput!) { attachPaper(input: $input) { attachment { id } } }",
    { ...guardian, variables: { input } },
  );
  expect(json.errors, text).toBeUndefined();
  return json.data.attachPaper.attachment.id;
}
const download = (from: TestApp, who: Who, id: string) => callRaw(from, `GET /attachments/${id}`, who);
test("what is put into the store is sealed, and is sent to whoever may read it", async () => {
  const id = await attached(app);
  expect(objects.size).toBe(2);
  for (const lies of objects.values()) expect(lies.includes(canary)).toBe(false);
  const [lies] =
    await admin`select count(*)::int as parts, count(cipher)::int as here from tc.upload_part p join attachment a on a.content = p.upload_id where a.id = ${id}`;
  expect(lies).toEqual({ parts: 2, here: 0 });
  for (const who of [guardian, school]) expect((await download(app, who, id)).bytes.equals(bytes)).toBe(true);
  const absent = await download(app, outside, "018f0000-0000-7000-8000-000000000000");
  // A server without the store, and the store away: whoever may read it is told so, and nobody else anything.
  expect((await download(plain, guardian, id)).status).toBe(503);
  const held = await attached(plain);
  await away();
  expect((await upload(app)).status).toBe(503);
  expect((await download(app, guardian, id)).status).toBe(503);
  expect([await download(app, outside, id)].map(({ status, text }) => [status, text])).toEqual([
    [absent.status, absent.text],
  ]);
  // What was put into the database lies there still.
  expect((await download(app, guardian, held)).bytes.equals(bytes)).toBe(true);
  await listening(port);
  expect((await download(app, guardian, id)).bytes.equals(bytes)).toBe(true);
});

test("what lies in the store is sealed anew with another key once it has arrived, and is sent as before", async () => {
  const next = { id: "next", secret: randomBytes(32) };
  const [id, underway] = [await attached(app), await uploaded(app)];
  await admin`update tc.upload set size_bytes = null where id = ${underway}`;
  const store = openObjectStore(settingsAt(port));
  const ring = createKeyRing([next, ...testKeys]);
  const { moved, ...left } = await resealPapers(admin, ring, store);
  expect([moved > 2, left]).toEqual([true, { underway: 2, lost: 0 }]);
  const sealed = [...objects].filter(([at]) => !at.includes(underway));
  for (const [at, lies] of sealed) expect(lies.toString("latin1", 1, 5), at).toBe("next");
  expect(await stalePapers(admin, "next")).toBe(2);
  const both = await startTestApp({
    database: plain.database,
    clock: () => new Date(),
    store: settingsAt(port),
    keys: [...testKeys, next],
  });
  expect((await download(both, guardian, id)).bytes.equals(bytes)).toBe(true);
  await both.app.close();
  await admin`update tc.upload set size_bytes = 1 where id = ${underway}`;
  expect(await resealPapers(admin, ring, store)).toEqual({ moved: 2, underway: 0, lost: 0 });
  // As before, for what follows.
  await resealPapers(admin, createKeyRing([...testKeys, next]), store);
});

test("what broke off or was never attached is removed from the store with the next uploads", async () => {
  const before = objects.size;
  await upload(app, new Promise((resolve) => setTimeout(resolve, 200))).catch(() => undefined);
  const late = await uploaded(app);
  await admin`update tc.upload set begun_at = begun_at - interval '61 minutes' where id = ${late}`;
  await admin`select tc.spent_uploads()`;
  await uploaded(app);
  await expect.poll(() => objects.size, { timeout: 10_000 }).toBe(before + 2);
  await expect.poll(() => admin`select n from tc.spent_object`, { timeout: 10_000 }).toEqual([]);
});

test("requests are signed as AWS shows it, and with another secret none is taken", async () => {
  const url = new URL("https://examplebucket.s3.amazonaws.com/?lifecycle=");
  const at = new Date("2013-05-24T00:00:00Z");
  const { authorization } = signed(settingsAt(0), { method: "GET", url, body: Buffer.alloc(0), at });
  expect(authorization).toMatch(
    /Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543$/,
  );
  const other = openObjectStore({ ...settingsAt(port), secret: "another" });
  await expect(other.put("a/0", Buffer.from("a"))).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect([...objects.keys()].filter((key) => key.endsWith("/a/0"))).toEqual([]);
});
