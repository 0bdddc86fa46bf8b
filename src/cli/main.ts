// Dispatches the command line. Modules are loaded when their command is asked for: `token` need not pay for the schema.
// How the server starts is passed in, since the command line may not know the application.
import { type Config, ConfigurationError, loadConfig } from "../config.ts";

type Run = (argv: readonly string[], config: Config) => Promise<void>;

const commands: Readonly<Record<string, () => Promise<Run>>> = {
  migrate: async () => (await import("./database.ts")).runMigrate,
  seed: async () => (await import("./seed.ts")).runSeed,
  jobs: async () => (await import("./jobs.ts")).runJobs,
  policy: async () => (await import("./policy.ts")).runPolicy,
  schema: async () => (await import("./schema.ts")).runSchema,
  token: async () => (await import("./token.ts")).runToken,
};

const usage = `usage: tongchou [start | ${Object.keys(commands).join(" | ")}] [options]`;

/** Sets the exit code instead of exiting, so that everything that is open closes first. */
export async function runCommandLine(
  argv: readonly string[],
  start: (config: Config) => Promise<void>,
): Promise<void> {
  const [command = "start", ...rest] = argv;
  try {
    if (command === "start") return await start(loadConfig());
    const load = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (load === undefined) throw new Error(usage);
    const run = await load();
    await run(rest, loadConfig());
  } catch (error) {
    process.exitCode = error instanceof ConfigurationError ? 78 : 1;
    process.stderr.write(`${describe(error)}\n`);
  }
}

/** An error of ours is its message and what caused it. Anything else is a defect and shows where it is. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected =
    error.name === "Error" || error instanceof ConfigurationError || error.name === "TongchouError";
  const text = expected ? error.message : (error.stack ?? error.message);
  return error.cause === undefined ? text : `${text}\ncaused by: ${describe(error.cause)}`;
}
