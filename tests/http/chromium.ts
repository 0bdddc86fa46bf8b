// The browser that page tests drive, with nothing of its own that goes out.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What keeps a test of pages from running, told loudly; none: it runs. */
export function missingForPages(what: string, others: readonly string[] = []): readonly string[] {
  const browser = existsSync(executablePath) ? [] : [`Chromium is not at ${executablePath} (set CHROMIUM)`];
  const missing = [...browser, ...others];
  if (missing.length > 0) console.warn(`\n*** SKIPPED: ${what} NOT tested: ${missing.join("; ")} ***\n`);
  return missing;
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
