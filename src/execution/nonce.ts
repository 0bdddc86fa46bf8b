// Nonces of requests: random, drawn from the system many at a time.
import { randomFillSync } from "node:crypto";

const size = 16;
const pool = Buffer.alloc(256 * size);
let next = pool.length;

/** 128 random bits, used once. */
export function drawNonce(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const nonce = pool.toString("base64url", next, next + size);
  pool.fill(0, next, next + size);
  next += size;
  return nonce;
}
