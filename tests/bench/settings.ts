// What a system under test is told when it starts, and where everything of the benchmark lies. Holds no figures.
import { fileURLToPath } from "node:url";
import type { TokenIssuer } from "../../src/identity/token-issuer.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** One server per scale, so that a run at one leaves the other's data as it is. */
export const dataDirOf = (scale: number): string =>
  fileURLToPath(new URL(`../../.data/bench${scale === 1 ? "" : `-${scale}`}/`, import.meta.url));

/** Requests in flight, each of another person: beside others one person's operations are worked on one after the other. */
export const concurrency = 16;

/** The others who ask what this person asks, with the same assignments. */
export const colleagues = (subject: string): readonly string[] =>
  Array.from({ length: concurrency - 1 }, (_, index) => `${subject}#${index + 2}`);

/** Connections per login, for every system the same. */
export const poolSize = 4;

/** The benchmark's own issuer: the development issuer's tokens count nowhere but in development. */
export const benchIssuer = "urn:tongchou:bench";
export const benchAudience = "tongchou";

/** Handed to a server of ours in its environment, as JSON: a command line shows in every process list. */
export interface SystemSettings {
  readonly runtimeUrl: string;
  readonly loginsDir: string;
  /** PostGraphile's login: see database.ts. */
  readonly authenticatorUrl: string;
  readonly issuer: TokenIssuer;
  readonly keys: readonly { readonly id: string; readonly secret: string }[];
}

export const settingsVariable = "TONGCHOU_BENCH";

export function readSettings(): SystemSettings {
  const text = process.env[settingsVariable];
  if (text === undefined) throw new Error("started by run.ts only");
  return JSON.parse(text) as SystemSettings;
}

export const keyRingKeys = (settings: SystemSettings) =>
  settings.keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, "base64") }));
