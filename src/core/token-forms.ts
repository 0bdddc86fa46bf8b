// The forms of access tokens that may count at all; each issuer's are configured within them.

/** Asymmetric signatures only: with a shared secret, whoever can verify could also sign. */
export const allowedAlgorithms = [
  "ES256",
  "ES384",
  "EdDSA",
  "Ed25519",
  "PS256",
  "PS384",
  "RS256",
  "RS384",
] as const;
export type AllowedAlgorithm = (typeof allowedAlgorithms)[number];

/** The header's `typ`: as RFC 9068 has it, and as providers from before it write it on every token. */
export const tokenTypes = ["at+jwt", "JWT"] as const;
export type TokenType = (typeof tokenTypes)[number];
