// The access token of a request (RFC 6750 §2.1). Only the Authorization header counts: never a query or a body.
import { TongchouError } from "../core/errors.ts";

const bearer = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;

/** Null where no token was sent. */
export function parseBearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) {
    throw new TongchouError("UNAUTHENTICATED", "the Authorization header must be: Bearer <access token>");
  }
  return token;
}
