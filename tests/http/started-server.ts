// A server on 127.0.0.1 with real tokens of a real key; people come from a list, since PostgreSQL is not the matter.
import { generateKeyPairSync } from "node:crypto";
import type { JWK } from "jose";
import { pino } from "pino";
import { TongchouError } from "../../src/core/errors.ts";
import {
  createHttpServer,
  type GraphqlHandle,
  type HttpServer,
  type HttpServerOptions,
} from "../../src/http/index.ts";
import {
  createDevelopmentIssuer,
  createTokenVerifier,
  type PrincipalStore,
} from "../../src/identity/index.ts";

export interface StartedServer {
  readonly server: HttpServer;
  readonly url: string;
  readonly token: (subject: string) => Promise<string>;
  readonly forgotten: string[];
  readonly logLines: () => readonly string[];
}

export const answer = (data: unknown): Awaited<ReturnType<GraphqlHandle>> => ({
  status: 200,
  headers: [
    ["content-type", "application/json; charset=utf-8"],
    ["cache-control", "public, max-age=60"],
  ],
  body: JSON.stringify({ data }),
});

const clock = () => new Date();

export async function startServer(
  options: Partial<HttpServerOptions> & Pick<HttpServerOptions, "graphql">,
): Promise<StartedServer> {
  const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }) as JWK;
  const issuer = await createDevelopmentIssuer(jwk);
  const lines: string[] = [];
  const forgotten: string[] = [];
  const principals: PrincipalStore = {
    async load(verified, role, purpose) {
      if (verified?.subject === "stranger") throw new TongchouError("FORBIDDEN", "not registered");
      if (verified?.subject === "broken")
        throw Object.assign(new Error("secret 500235200001011234"), { code: "XX000" });
      if (verified?.subject === "unreachable")
        throw Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
      return {
        personId: verified?.subject ?? null,
        role: verified === null ? "public" : typeof role === "string" ? role : "education-officer",
        groups: [{ duties: [], scopeIds: [] }],
        ties: [],
        epoch: forgotten.length,
        purpose: typeof purpose === "string" ? purpose : null,
      };
    },
    forget: ({ personId }) => forgotten.push(String(personId)),
  };
  const server = await createHttpServer({
    verifier: createTokenVerifier({ issuers: [], development: issuer.keys, clock }),
    principals,
    views: {
      forms: { "schema.graphql": { type: "application/graphql; charset=utf-8" } },
      text: async (_, { principal }) => ({ text: `# ${principal.role}`, etag: `"${principal.role}"` }),
    },
    readiness: async () => ({ database: true, policy: true }),
    graphiql: false,
    log: pino({ level: "info" }, { write: (line: string) => lines.push(line) }),
    ...options,
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return { server, url, forgotten, token: (subject) => issuer.sign(subject, clock), logLines: () => lines };
}
