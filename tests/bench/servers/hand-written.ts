// Commands as they are usually written: a transaction of awaited statements over bare node:http, under the same token
// verification, tickets, row policies and triggers.
import { createServer } from "node:http";
import postgres from "postgres";
import { poolSize, readSettings } from "../settings.ts";
import { createIdentification } from "./caller.ts";
import { readBody, serve } from "./serving.ts";
import { type Said, usual } from "./writing-sql.ts";

const settings = readSettings();
const { username, searchParams } = new URL(settings.authenticatorUrl);
const identify = createIdentification(settings, username);
const url = new URL(settings.authenticatorUrl);
url.search = "";
const sql = postgres(url.href, {
  max: poolSize,
  fetch_types: false,
  onnotice: () => {},
  connection: {
    options: `${searchParams.get("options")} -c role=tc_school_w -c search_path=pg_catalog,public`,
  },
});

serve(
  "hand-written",
  createServer(async (request, response) => {
    try {
      const caller = await identify(request);
      const body = await usual(sql, JSON.parse(await readBody(request)) as Said, caller);
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    }
  }),
);
