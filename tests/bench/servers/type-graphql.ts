// Ordinary type-graphql, for the record: object types, one simple statement per field resolver, graphql-js execution.
// The same logins, pools, row policies and token verification; none of Tongchou's planning.
import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import postgres, { type Sql } from "postgres";
import { buildSchema } from "type-graphql";
import { LoginSecrets } from "../../../src/database/login-secrets.ts";
import { createKeyRing } from "../../../src/database/secrets/key-ring.ts";
import { keyRingKeys, poolSize, readSettings } from "../settings.ts";
import { createIdentification } from "./caller.ts";
import { resolvers } from "./type-graphql-resolvers.ts";
import type { Ask, Context } from "./type-graphql-types.ts";

const settings = readSettings();
const identify = createIdentification(settings);
const keyRing = createKeyRing(keyRingKeys(settings));
const pools = new Map<string, Sql>();

const poolOf = (login: string): Sql => {
  const pool =
    pools.get(login) ??
    postgres(new LoginSecrets(settings.loginsDir).urlOf(settings.runtimeUrl, login), {
      max: poolSize,
      fetch_types: false,
      onnotice: () => {},
    });
  pools.set(login, pool);
  return pool;
};

const schema = await buildSchema({ resolvers, validate: false });
const server = new ApolloServer<Context>({ schema, includeStacktraceInErrorResponses: true });
const { url } = await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: 0 },
  context: async ({ req }) => {
    const caller = await identify(req);
    const pool = poolOf(caller.login);
    const ask: Ask = async (text, parameters = []) => {
      const ticket = `$${parameters.length + 1}`;
      const [row] = await pool.unsafe(
        `select set_config('tongchou.ticket', ${ticket}, true), (select json_agg(t) from (${text}) t) as rows`,
        [...parameters, caller.ticket] as never[],
        { prepare: true },
      );
      return (row?.rows ?? []) as never;
    };
    const decrypt = (cipher: string, column: string, row: string) => keyRing.decrypt(cipher, { column, row });
    return { ask, caller, decrypt };
  },
});
process.stdout.write(`type-graphql ready: ${url}\n`);

process.once("SIGTERM", () => process.exit(0));
