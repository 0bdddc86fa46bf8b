// An identity provider that people run (oidc-provider), on the loopback interface: a person signs in by the code flow, clients
// ask on their own behalf.
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

export const api = "https://tongchou.example";
const secret = randomBytes(24).toString("base64url");
const callback = "http://127.0.0.1/done";

export interface TestProvider {
  readonly url: string;
  /** An access token of a client's own. */
  ofClient(id: string): Promise<string>;
  /** The access token and the ID token of a person who signs in. */
  ofPerson(subject: string): Promise<{ readonly access: string; readonly id: string }>;
  close(): Promise<void>;
}

/** `clients`: ids of those that ask on their own behalf. */
export async function startProvider(clients: readonly string[]): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await openProvider(url, clients);
  server.on("request", provider.callback());
  return {
    url,
    async ofClient(id) {
      const authorization = `Basic ${Buffer.from(`${encodeURIComponent(id)}:${secret}`).toString("base64")}`;
      return (await tokens(url, { grant_type: "client_credentials", resource: api }, { authorization }))
        .access_token;
    },
    async ofPerson(subject) {
      const { code, verifier } = await signIn(url, subject);
      const form = {
        grant_type: "authorization_code",
        client_id: "front",
        redirect_uri: callback,
        resource: api,
      };
      const told = await tokens(url, { ...form, code, code_verifier: verifier });
      return { access: told.access_token, id: told.id_token };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function openProvider(url: string, clients: readonly string[]): Promise<Provider> {
  const keys = await Promise.all(
    (["ES256", "RS256"] as const).map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return { ...(await exportJWK(privateKey)), kid: alg, alg, use: "sig" };
    }),
  );
  const provider = new Provider(url, {
    jwks: { keys: keys as never },
    clients: [
      {
        client_id: "front",
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: [callback],
      },
      ...clients.map((client_id) => ({
        client_id,
        client_secret: secret,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "read",
          audience: api,
          accessTokenTTL: 600,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith("/interaction/")) return next();
    await answerInteraction(provider, context);
  });
  return provider;
}

type Context = Parameters<Parameters<Provider["use"]>[0]>[0];

/** Who signs in says so in a header, and agrees to everything. */
async function answerInteraction(provider: Provider, context: Context): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(context.req, context.res);
  context.respond = false;
  if (prompt.name === "login") {
    const login = { accountId: String(context.get("x-subject")) };
    await provider.interactionFinished(context.req, context.res, { login });
    return;
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? "",
    clientId: String(params.client_id),
  });
  grant.addOIDCScope("openid");
  grant.addResourceScope(api, "read");
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(
    context.req,
    context.res,
    { consent },
    { mergeWithLastSubmission: true },
  );
}

async function signIn(url: string, subject: string): Promise<{ code: string; verifier: string }> {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: "front",
    response_type: "code",
    scope: "openid read",
    redirect_uri: callback,
    resource: api,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    nonce: "n",
  });
  const cookies = new Map<string, string>();
  let next = new URL(`${url}/auth?${query}`);
  for (let hops = 0; hops < 10 && !next.href.startsWith(callback); hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie, "x-subject": subject } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    next = new URL(response.headers.get("location") ?? "about:blank", next);
  }
  return { code: next.searchParams.get("code") ?? "", verifier };
}

async function tokens(
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly access_token: string; readonly id_token: string }> {
  const response = await fetch(`${url}/token`, { method: "POST", headers, body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { access_token: string; id_token: string };
}
