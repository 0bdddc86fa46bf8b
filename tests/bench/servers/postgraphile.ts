// PostGraphile 5 as its documentation sets it up: amber preset, the usual filter and aggregate plugins, row policies
// and column grants through `pgSettings`. Only one field is ours: a decrypted column.
import { createServer } from "node:http";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { lambda, list } from "postgraphile/grafast";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { extendSchema, gql, jsonPgSmartTags } from "postgraphile/utils";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";
import { createKeyRing } from "../../../src/database/secrets/key-ring.ts";
import { keyRingKeys, readSettings } from "../settings.ts";
import { createIdentification } from "./caller.ts";

const settings = readSettings();
const { username } = new URL(settings.authenticatorUrl);
const identify = createIdentification(settings, username);
const keyRing = createKeyRing(keyRingKeys(settings));

const Decrypted = extendSchema({
  typeDefs: gql`
    extend type ChildLocation {
      address: String
    }
  `,
  objects: {
    ChildLocation: {
      plans: {
        // biome-ignore lint/suspicious/noExplicitAny: the step's type is the plugin's own
        address($location: any) {
          return lambda(
            list([$location.get("id"), $location.get("address_cipher")]),
            ([row, cipher]) =>
              typeof row === "string" && typeof cipher === "string"
                ? keyRing.decrypt(cipher, { column: "child_location.address", row })
                : null,
            true,
          );
        },
      },
    },
  },
});

/** It calls a row's own id `rowId`: a column of that name is called otherwise. */
const Renamed = jsonPgSmartTags({
  version: 1,
  config: { attribute: { "public.closed_figure.row_id": { tags: { name: "figure_of" } } } },
});

const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  plugins: [Decrypted, Renamed],
  // Filters on columns without an index are asked for, too.
  disablePlugins: ["PgIndexBehaviorsPlugin", "PgMutationUpdateDeletePlugin"],
  pgServices: [
    makePgService({
      connectionString: settings.authenticatorUrl,
      schemas: ["public"],
      pubsub: false,
      // Its own default, more than the others' four: a request holds its connection for four statements and more.
      poolConfig: { max: 10 },
    }),
  ],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: {
    explain: false,
    async context({ node }) {
      if (node === undefined) throw new Error("requests come over HTTP only");
      const caller = await identify(node.req);
      // The registrar writes: the role's writing side reads what its login reads.
      const role = caller.login === "tc_school" ? "tc_school_w" : caller.login;
      return { pgSettings: { role, "tongchou.ticket": caller.ticket } };
    },
  },
};

const instance = postgraphile(preset);
const server = createServer();
await instance.createServ(grafserv).addTo(server);
if (process.argv[2] === "--print-schema") {
  const { printSchema } = await import("graphql");
  process.stdout.write(printSchema(await instance.getSchema()));
  process.exit(0);
}
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.stdout.write(`postgraphile ready: http://127.0.0.1:${address.port}\n`);
});

process.once("SIGTERM", () => process.exit(0));
