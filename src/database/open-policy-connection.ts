// The connection by which other rights are put into force: one, by a login that serves nobody. Where it breaks, whoever waits on it
// hears so (the driver by itself would wait for ever), and what it was doing is undone.
import postgres, { type Sql } from "postgres";
import { socketOpener } from "./socket-opener.ts";

export const openPolicyConnection = (url: string): Sql =>
  postgres(url, {
    max: 1,
    ...({ socket: socketOpener(url) } as object),
    ssl: false,
    onnotice: () => {},
    connection: { application_name: "tongchou policy" },
  });
