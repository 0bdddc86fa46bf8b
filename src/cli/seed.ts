// `seed`: loads the sample district at a scale. Refuses to touch a district that is loaded, unless told to replace the
// sample; never replaces one that is not the sample.
import "../domains/index.ts";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { loadCatalogue } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { prepareDatabase, ringInUse } from "../database/index.ts";
import type { RingKey } from "../database/secrets/key-ring.ts";
import type { LoadOptions } from "../sample/index.ts";
import { runWithAdministrator } from "./database.ts";

type Sample = typeof import("../sample/index.ts");

/** The production image leaves the sample out. */
async function loadSampleModule(): Promise<Sample> {
  try {
    return await import("../sample/index.ts");
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(
      "this installation holds no sample district (the production image leaves it out): seed from a checkout of the source",
      { cause: error },
    );
  }
}

export const usage = `usage: seed [--scale <number>] [--replace]
  --scale    1 is 200 000 students in about 300 schools and teaching points
  --replace  removes a loaded sample first, with all that was entered into it`;

function parseOptions(argv: readonly string[], sample: Sample): Pick<LoadOptions, "scale" | "replace"> {
  try {
    const options = { scale: { type: "string" }, replace: { type: "boolean" } } as const;
    const { values } = parseArgs({ args: [...argv], options });
    const scale = values.scale === undefined ? sample.defaultScale : Number(values.scale);
    if (!Number.isFinite(scale)) throw new Error("the scale is not a number");
    return { scale, replace: values.replace ?? false };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

export async function runSeed(argv: readonly string[], config: Config): Promise<void> {
  const sample = await loadSampleModule();
  const options = parseOptions(argv, sample);
  await runWithAdministrator(config, async ({ secrets, ...urls }) => {
    await prepareDatabase(urls, loadCatalogue());
    const keys: readonly RingKey[] | undefined = config.keys ?? secrets?.keys;
    if (keys === undefined) throw new Error("TONGCHOU_KEYS is missing: the sample's secrets need a key");
    const admin = postgres(urls.adminUrl, { max: 1, onnotice: () => {} });
    const ring = await ringInUse(admin, keys).finally(() => admin.end({ timeout: 5 }));
    await sample.loadSampleWithProgress(urls.adminUrl, ring, () => new Date(), options);
  });
}
