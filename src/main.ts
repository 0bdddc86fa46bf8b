// The process: starts the application, says when it serves, and ends it in order.
import { startApp } from "./app.ts";
import { runCommandLine } from "./cli/main.ts";
import type { Config } from "./config.ts";

async function start(config: Config): Promise<void> {
  const app = await startApp(config);
  process.stdout.write(`Tongchou is ready: ${app.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
  process.stderr.write("draining\n");
  await app.close();
}

await runCommandLine(process.argv.slice(2), start);
