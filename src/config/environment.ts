// The environment's variables and their forms.
import { z } from "zod";
import { adminUrl, runtimeUrl } from "./database-url.ts";
import { issuer } from "./issuer.ts";
import { listOf, origin } from "./origin.ts";

/** One key of the column key ring: the database says which one encrypts, all of them decrypt. */
export interface ColumnKey {
  readonly id: string;
  readonly secret: Buffer;
}

const keyPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

function parseKeys(text: string, context: z.RefinementCtx<string>): readonly ColumnKey[] {
  const keys: ColumnKey[] = [];
  for (const part of text.split(",")) {
    const [, id, secret] = keyPattern.exec(part.trim()) ?? [];
    if (id === undefined || secret === undefined || keys.some((key) => key.id === id)) {
      // The part itself is a secret: it is counted, never repeated.
      context.addIssue(`entry ${keys.length + 1} is not "<unique id>:<base64 of 32 bytes>"`);
      return z.NEVER;
    }
    keys.push({ id, secret: Buffer.from(secret, "base64") });
  }
  return keys;
}

function parseJson(text: string, context: z.RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("is not JSON");
    return z.NEVER;
  }
}

export const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  TONGCHOU_DATA_DIR: z.string().default(".data"),
  DATABASE_URL: runtimeUrl.optional(),
  DATABASE_ADMIN_URL: adminUrl.optional(),
  TONGCHOU_POLICY_URL: adminUrl.optional(),
  TONGCHOU_REPLICA_URL: runtimeUrl.optional(),
  TONGCHOU_LOGINS_DIR: z.string().optional(),
  TONGCHOU_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(4),
  TONGCHOU_CONNECTIONS: z.coerce.number().int().max(10_000).optional(),
  TONGCHOU_SERVERS: z.coerce.number().int().min(1).max(1000).default(2),
  TONGCHOU_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  TONGCHOU_WORKER: z.coerce.number().int().min(0).max(63).optional(),
  TONGCHOU_ISSUERS: z
    .string()
    .transform(parseJson)
    .pipe(z.array(issuer).min(1, "names no issuer"))
    .optional(),
  TONGCHOU_KEYS: z.string().transform(parseKeys).optional(),
  TONGCHOU_AUDIT_KEYS: z.string().transform(parseKeys).optional(),
  TONGCHOU_AUDIT_DIR: z.string().optional(),
  TONGCHOU_JOBS: z.enum(["on", "off"]).default("on"),
  TONGCHOU_COST_A_MINUTE: z.coerce.number().int().min(50_000).default(2_000_000),
  TONGCHOU_CALLER_SHARE: z.coerce.number().min(0.05).default(0.25),
  TONGCHOU_ATTACHMENT_BYTES: z.coerce.number().int().min(65_536).max(20_971_520).default(5_242_880),
  TONGCHOU_STORE_URL: z
    .string()
    .regex(/^https?:\/\/[\w.:[\]-]+(\/[\w.~-]+)+$/, "is not the address of a bucket")
    .optional(),
  TONGCHOU_STORE_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .default("us-east-1"),
  TONGCHOU_STORE_KEY_ID: z
    .string()
    .regex(/^[!-~]+$/)
    .optional(),
  TONGCHOU_STORE_SECRET: z.string().optional(),
  TONGCHOU_TRUSTED_PROXIES: z
    .string()
    .transform(listOf)
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  TONGCHOU_ORIGINS: z.string().transform(listOf).pipe(z.array(origin)).default([]),
  TONGCHOU_PUBLIC_MAX_AGE: z.coerce.number().int().min(0).max(3600).default(60),
  TONGCHOU_TLS_CERT: z.string().optional(),
  TONGCHOU_TLS_KEY: z.string().optional(),
  TONGCHOU_METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  TONGCHOU_METRICS_HOST: z.string().default("127.0.0.1"),
  TONGCHOU_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,}$/, "is not a token of at least 24 characters (openssl rand -hex 24)")
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Values = z.infer<typeof environment>;
