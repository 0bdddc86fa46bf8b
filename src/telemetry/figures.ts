// What is told of figures, and to whom.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** Text and its content type. */
export type Tell = () => Promise<{ readonly type: string; readonly text: string }>;

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

export const showsToken = ({ authorization = "" }: IncomingHttpHeaders, token: string): boolean =>
  timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));

const ofThisMachine = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const ofProxies = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/**
 * At the API's address, where whatever stands before it hands on what comes: who shows the token; where none is set (never in
 * production), who asks on this machine and for nobody else.
 */
export function mayBeTold({ headers, socket }: IncomingMessage, token: string | null): boolean {
  if (token !== null) return showsToken(headers, token);
  return (
    ofThisMachine.has(socket.remoteAddress ?? "") && ofProxies.every((name) => headers[name] === undefined)
  );
}
