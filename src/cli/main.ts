// Dispatches the command line. Modules are loaded when their command is asked for: `token` need not pay for the schema.
// How the server starts is passed in, since the command line may not know the application.
import { type Config, ConfigurationError, loadConfig } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";

type Run = (argv: readonly string[], config: Config) => Promise<void>;

interface Command {
  readonly run: Run;
  readonly usage: string;
}

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  migrate: async () => {
    const { runMigrate: run, usage } = await import("./database.ts");
    return { run, usage };
  },
  seed: async () => {
    const { runSeed: run, usage } = await import("./seed.ts");
    return { run, usage };
  },
  jobs: async () => {
    const { runJobs: run, usage } = await import("./jobs.ts");
    return { run, usage };
  },
  person: async () => {
    const { runPerson: run, usage } = await import("./person.ts");
    return { run, usage };
  },
  backup: async () => {
    const { runBackup: run, usage } = await import("./backup.ts");
    return { run, usage };
  },
  restore: async () => {
    const { runRestore: run, usage } = await import("./backup.ts");
    return { run, usage };
  },
  rekey: async () => {
    const { runRekey: run, usage } = await import("./rekey.ts");
    return { run, usage };
  },
  audit: async () => {
    const { runAudit: run, usage } = await import("./audit.ts");
    return { run, usage };
  },
  policy: async () => {
    const { runPolicy: run, usage } = await import("./policy.ts");
    return { run, usage };
  },
  schema: async () => {
    const { runSchema: run, usage } = await import("./schema.ts");
    return { run, usage };
  },
  token: async () => {
    const { runToken: run, usage } = await import("./token.ts");
    return { run, usage };
  },
};

const usage = `usage: tongchou [start | ${Object.keys(commands).join(" | ")}] [options]
  <command> --help  says what the command takes`;
const asksForHelp = (argument: string | undefined): boolean =>
  argument === "--help" || argument === "-h" || argument === "help";

/** What has failed ends, even where something that it opened does not. */
const graceMs = 3_000;

/** Sets the exit code instead of exiting, so that everything that is open closes first. */
export async function runCommandLine(
  argv: readonly string[],
  start: (config: Config) => Promise<void>,
): Promise<void> {
  const [command = "start", ...rest] = argv;
  try {
    if (asksForHelp(command) || (command === "start" && rest.some(asksForHelp))) return print(usage);
    if (command === "start") return await start(loadConfig());
    const load = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (load === undefined) throw new OperatorError(`there is no command ${command}\n${usage}`);
    const { run, usage: ofCommand } = await load();
    if (rest.some(asksForHelp)) return print(ofCommand);
    await run(rest, loadConfig());
  } catch (error) {
    process.exitCode = error instanceof ConfigurationError ? 78 : 1;
    process.stderr.write(`${describe(error)}\n`);
    setTimeout(() => process.exit(), graceMs).unref();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** An error of ours is its message and what caused it. Anything else is a defect and shows where it is. */
function describe(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const expected =
    error.name === "Error" || error instanceof ConfigurationError || error.name === "TongchouError";
  const text = expected ? error.message : (error.stack ?? error.message);
  return error.cause === undefined ? text : `${text}\ncaused by: ${describe(error.cause)}`;
}
