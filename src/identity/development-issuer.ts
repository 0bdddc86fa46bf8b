// Signs tokens for trying the API on one machine. Embedded mode only: the server never accepts its key elsewhere.
import { calculateJwkThumbprint, importJWK, type JSONWebKeySet, type JWK, SignJWT } from "jose";
import type { Clock } from "../core/dates.ts";
import { developmentIssuer } from "./development-subject.ts";

export const developmentAudience = "tongchou";
const lifetimeSeconds = 12 * 60 * 60;

export interface DevelopmentKeys {
  readonly issuer: string;
  readonly audience: string;
  readonly publicKeys: JSONWebKeySet;
}

export interface DevelopmentIssuer {
  readonly keys: DevelopmentKeys;
  sign(subject: string, clock: Clock): Promise<string>;
}

/** `jwk`: a private P-256 key, made when the embedded database was. */
export async function createDevelopmentIssuer(jwk: JWK): Promise<DevelopmentIssuer> {
  if (
    jwk.kty !== "EC" ||
    jwk.crv !== "P-256" ||
    jwk.d === undefined ||
    jwk.x === undefined ||
    jwk.y === undefined
  ) {
    throw new Error("the development signing key must be a private P-256 key");
  }
  const { kty, crv, x, y } = jwk;
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  const privateKey = await importJWK({ kty, crv, x, y, d: jwk.d }, "ES256");
  return {
    keys: {
      issuer: developmentIssuer,
      audience: developmentAudience,
      publicKeys: { keys: [{ kty, crv, x, y, kid, alg: "ES256", use: "sig" }] },
    },
    sign(subject, clock) {
      const now = Math.floor(clock().getTime() / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid })
        .setIssuer(developmentIssuer)
        .setAudience(developmentAudience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}
