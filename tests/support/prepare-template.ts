// What the suite's template database holds: the same that a first start makes.
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { prepareDatabase, type Urls } from "../../src/database/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { loadSample } from "../../src/sample/index.ts";
import { testKeys, testToday } from "./test-keys.ts";

export async function prepareTemplate(urls: Urls): Promise<void> {
  await prepareDatabase(urls, loadCatalogue());
  await loadSample(urls.adminUrl, createKeyRing(testKeys), { scale: 0.02, today: testToday });
}
