// `audit verify`: whether the record of access is as it was written. With the administrator's rights, who may read it; tells nothing of what
// is on record.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { checkpointFile, joined, type KeptCheckpoint, signingKeys, verifyAccess } from "../audit/index.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import { runWithAdministrator } from "./database.ts";

export const usage = `usage: audit verify [--from <day>] [--to <day>] [--checkpoints <file>]…
  Whether the record of access is as it was written, or where first it is not. Days as 2026-09-01, in Shanghai; --to is the day after
  the last. --checkpoints: files that servers kept (TONGCHOU_AUDIT_DIR/${checkpointFile}), or a log in which they stand; without it that
  of this machine. Ends with 1 where anything is broken.`;

interface Asked {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly files: readonly string[] | null;
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

function parseOptions(argv: readonly string[]): Asked {
  try {
    const options = {
      from: { type: "string" },
      to: { type: "string" },
      checkpoints: { type: "string", multiple: true },
    } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (positionals.join(" ") !== "verify") throw new Error("say `verify`");
    const dayIn = (day: string | undefined): Date | null => {
      if (day === undefined) return null;
      const at = new Date(`${day}T00:00:00+08:00`);
      if (!dayForm.test(day) || Number.isNaN(at.getTime())) throw new Error(`${day} is no day`);
      return at;
    };
    return { from: dayIn(values.from), to: dayIn(values.to), files: values.checkpoints ?? null };
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** As the log has it. */
type Logged = Omit<KeptCheckpoint, "signed"> & { readonly signature: string };

/** A line is a checkpoint, or a line of a server's log that has one. */
async function readCheckpoints(file: string): Promise<readonly KeptCheckpoint[]> {
  const kept: KeptCheckpoint[] = [];
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    if (!line.includes('"publicKey"')) continue;
    try {
      const said = JSON.parse(line) as KeptCheckpoint & { readonly checkpoint?: Logged };
      const { checkpoint } = said;
      const whole = checkpoint && joined(checkpoint.kid, checkpoint, checkpoint.signature);
      kept.push(checkpoint === undefined ? said : { ...checkpoint, signed: String(whole) });
    } catch {
      // The last line of a file whose server was killed.
    }
  }
  return kept;
}

async function filesOf({ files }: Asked, { auditDir }: Config): Promise<readonly string[]> {
  if (files !== null) return files;
  const own = join(auditDir, checkpointFile);
  return (await stat(own).catch(() => null)) === null ? [] : [own];
}

export async function runAuditVerify(argv: readonly string[], config: Config): Promise<void> {
  const asked = parseOptions(argv);
  const files = await filesOf(asked, config);
  const outside = (await Promise.all(files.map(readCheckpoints))).flat();
  await runWithAdministrator(config, async ({ adminUrl, secrets }) => {
    const ring = config.keys ?? secrets?.keys ?? [];
    const known = new Map(signingKeys(config.auditKeys, ring).map(({ kid, publicKey }) => [kid, publicKey]));
    const sql = postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
    try {
      const { from, to } = asked;
      const found = await verifyAccess({ sql, from, to, outside, known });
      const { chains, batches, lines, unsigned, broken } = found;
      const say = (line: string) => process.stdout.write(`${line}\n`);
      say(
        `${chains} chains, ${batches} batches, ${lines} lines; ${unsigned} batches that nothing signed vouches for yet`,
      );
      if (outside.length === 0)
        say("no checkpoints from outside the database: whoever owns it may have cut it off");
      const [first] = broken;
      if (first === undefined) return say("whole");
      say(
        `broken: process ${first.process}, batch ${first.seq}${first.at ? `, ${first.at.toISOString()}` : ""}: ${first.what}`,
      );
      if (broken.length > 1) say(`and ${broken.length - 1} places more`);
      process.exitCode = 1;
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}
