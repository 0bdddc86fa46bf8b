// The application as it is built, with its record of access or without: what that costs is the difference. Without is no way to run it:
// no setting leads there.
import { readSettings } from "../settings.ts";

type Compose = typeof import("../../../src/app.ts")["compose"];
type Secrets = typeof import("../../../src/database/login-secrets.ts")["LoginSecrets"];

const { compose } = (await import(new URL("../../../dist/app.js", import.meta.url).href)) as {
  compose: Compose;
};
const { LoginSecrets } = (await import(
  new URL("../../../dist/database/login-secrets.js", import.meta.url).href
)) as { LoginSecrets: Secrets };
const { default: pino } = await import("pino");

const { runtimeUrl, loginsDir, issuer, keys } = readSettings();
const much = 1_000_000_000;
const app = await compose({
  runtimeUrl,
  logins: new LoginSecrets(loginsDir),
  keys: keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, "base64") })),
  issuers: [issuer],
  development: null,
  poolSize: 4,
  admission: { costAMinute: Number.POSITIVE_INFINITY },
  turns: { share: much, atOnce: much, inFlight: much },
  host: "127.0.0.1",
  port: 0,
  graphiql: false,
  log: pino({ level: "warn" }, pino.destination(2)),
  clock: () => new Date(),
  ...(process.argv.includes("--unrecorded") && { unrecorded: true }),
});
process.stdout.write(`recording ready: ${app.url}\n`);
process.once("SIGTERM", () => void app.close());
