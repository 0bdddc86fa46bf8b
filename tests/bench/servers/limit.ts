// The limit: the best hand-written SQL per case over bare node:http, with the same token verification, one pool per
// login, the ticket shown in the same prepared statement. Knows no GraphQL and checks no fields: nobody can be faster.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import postgres, { type Sql } from "postgres";
import { LoginSecrets } from "../../../src/database/login-secrets.ts";
import { createKeyRing } from "../../../src/database/secrets/key-ring.ts";
import { keyRingKeys, poolSize, readSettings } from "../settings.ts";
import { createIdentification } from "./caller.ts";
import { type Asked, statements } from "./limit-sql.ts";
import { readBody, serve } from "./serving.ts";
import { best } from "./writing-sql.ts";

const settings = readSettings();
const identify = createIdentification(settings);
const keyRing = createKeyRing(keyRingKeys(settings));
const pools = new Map<string, Sql>();

function poolOf(login: string, writes = false): Sql {
  const name = writes ? `${login} writes` : login;
  const pool =
    pools.get(name) ??
    postgres(new LoginSecrets(settings.loginsDir).urlOf(settings.runtimeUrl, login), {
      max: poolSize,
      fetch_types: false,
      onnotice: () => {},
      // Every statement here was looked at with `explain`: its generic plan is the best one, and costs no planning.
      connection: {
        plan_cache_mode: "force_generic_plan",
        ...(writes && ({ default_transaction_read_only: "off" } as Record<string, string>)),
      },
    });
  pools.set(name, pool);
  return pool;
}

/** `\u0001<row>:<cipher>\u0001` stands where a decrypted value goes; stored text holds no control characters. */
function decryptAddresses(text: string): string {
  const parts = text.split("\u0001");
  for (let index = 1; index < parts.length; index += 2) {
    const part = parts[index] ?? "";
    const at = part.indexOf(":");
    const row = part.slice(0, at);
    parts[index] = JSON.stringify(
      keyRing.decrypt(part.slice(at + 1), { column: "child_location.address", row }),
    );
  }
  return parts.join("");
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const caller = await identify(request);
  const asked = JSON.parse(await readBody(request)) as Asked;
  if (asked.case === "command") {
    const done = await best(poolOf(caller.login), poolOf(caller.login, true), asked, caller);
    response.writeHead(200, { "content-type": "application/json" }).end(done);
    return;
  }
  const statement = statements[asked.case];
  if (statement === undefined) throw new Error(`no case ${asked.case}`);
  const parameters = statement.parameters(asked.variables, caller);
  // Raw: the database's bytes go out as they came, neither decoded nor encoded.
  const [row] = await poolOf(caller.login)
    .unsafe(statement.text, parameters as never[], { prepare: true })
    .raw();
  const bytes = (row as unknown as readonly Buffer[] | undefined)?.[1];
  if (bytes === undefined) throw new Error("the statement gave no row");
  const body = statement.decrypts === true ? Buffer.from(decryptAddresses(bytes.toString("utf8"))) : bytes;
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
}

/** How many of its connections have each statement prepared: the proof that none is parsed twice. */
async function prepared(response: ServerResponse): Promise<void> {
  const counts: Record<string, number[]> = {};
  for (const [login, pool] of pools) {
    const held = await Promise.all(Array.from({ length: poolSize }, () => pool.reserve()));
    for (const connection of held) {
      const rows = await connection`
        select statement, (generic_plans + custom_plans)::int as uses from pg_prepared_statements`;
      for (const [name, { text }] of Object.entries(statements)) {
        const found = rows.find((row) => row.statement === text);
        if (found !== undefined)
          counts[`${name} (${login})`] = [...(counts[`${name} (${login})`] ?? []), found.uses];
      }
    }
    for (const connection of held) connection.release();
  }
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(counts));
}

const server = createServer((request, response) => {
  const work = request.url === "/prepared" ? prepared(response) : answer(request, response);
  work.catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
});
serve("limit", server);
