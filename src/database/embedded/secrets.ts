// The secrets of a development installation: made once, kept in one 0600 file of the data directory, never in
// production and never logged.
import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ColumnKey } from "../../config.ts";

/** The private half of the development issuer's ES256 key (RFC 7517). */
export interface DevelopmentSigningKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
  readonly alg: "ES256";
}

export interface DevelopmentSecrets {
  /** Not a secret: tells which secrets a database was made with. */
  readonly id: string;
  readonly superuserPassword: string;
  readonly runtimePassword: string;
  readonly keys: readonly ColumnKey[];
  readonly signingKey: DevelopmentSigningKey;
}

const signingKey = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal("ES256"),
});

const stored = z.object({
  id: z.uuid(),
  superuserPassword: z.string().min(32),
  runtimePassword: z.string().min(32),
  keys: z.array(z.object({ id: z.string(), secret: z.string() })).min(1),
  signingKey,
});

function generateSecrets(): z.infer<typeof stored> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    id: randomUUID(),
    superuserPassword: randomBytes(32).toString("base64url"),
    runtimePassword: randomBytes(32).toString("base64url"),
    keys: [{ id: "dev1", secret: randomBytes(32).toString("base64") }],
    signingKey: signingKey.parse({
      ...privateKey.export({ format: "jwk" }),
      kid: `development-${randomBytes(6).toString("hex")}`,
      alg: "ES256",
    }),
  };
}

/** Two processes may do this at once: `link` lets exactly one of them win, and never shows half a file. */
async function createSecrets(dataDir: string, file: string): Promise<void> {
  // Not narrower than 0755: the account of PostgreSQL passes through. The file itself is what is closed.
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(generateSecrets(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

export async function loadDevelopmentSecrets(dataDir: string): Promise<DevelopmentSecrets> {
  const file = join(dataDir, "secrets.json");
  const read = () => readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error);
  let text = await read();
  if (text instanceof Error && text.code === "ENOENT") {
    await createSecrets(dataDir, file);
    text = await read();
  }
  if (text instanceof Error) {
    throw new Error(`${file} cannot be read (${text.code ?? text.message}): was it made by another account?`);
  }
  const { keys, ...rest } = stored.parse(JSON.parse(text));
  return { ...rest, keys: keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, "base64") })) };
}
