// Reads the issuer a token claims, to choose the keys it is checked against. Nothing read here may be believed.
import { decodeJwt } from "jose";

export function readIssuer(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}
