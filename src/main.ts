// The process: starts the application, says when it serves, and ends it in order.
import { startApp } from "./app/start-app.ts";
import { runCommandLine } from "./cli/main.ts";
import type { Config } from "./config.ts";

/** Requests have ten seconds of it, jobs and the database what is left. */
const longestEndMs = 25_000;

async function start(config: Config): Promise<void> {
  const app = await startApp(config);
  if (config.worker === null) process.stdout.write(`Tongchou is ready: ${app.url}\n`);
  else process.send?.({ ready: app.url });
  await new Promise<void>((resolve) => {
    // Nobody would begin this worker anew, or end it, without the first process.
    if (config.worker !== null) process.once("disconnect", resolve);
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
  if (config.worker === null) process.stderr.write("draining\n");
  // What does not end by then is not waited for.
  setTimeout(() => process.exit(1), longestEndMs).unref();
  await app.close();
  // The wire to the first process would keep this one.
  if (process.connected) process.disconnect();
}

await runCommandLine(process.argv.slice(2), start);
