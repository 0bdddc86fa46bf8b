// The benchmark's token issuer: a key of this run, published on the loopback interface, and signed tokens.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { TokenIssuer } from "../../src/identity/token-issuer.ts";
import { benchAudience, benchIssuer } from "./settings.ts";

export interface Issuing {
  readonly issuer: TokenIssuer;
  sign(subject: string): Promise<string>;
  close(): void;
}

const kid = "bench";
const lifetimeSeconds = 6 * 3600;

export async function startIssuer(): Promise<Issuing> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" }] });
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = { issuer: benchIssuer, audience: benchAudience, jwksUrl: `http://127.0.0.1:${port}/keys` };
  const sign = (subject: string) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid })
      .setIssuer(benchIssuer)
      .setAudience(benchAudience)
      .setSubject(subject)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey);
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { issuer, sign, close };
}
