// What the hand-written servers share: a body read, and an address told.
import type { IncomingMessage, Server } from "node:http";

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export function serve(name: string, server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    process.stdout.write(`${name} ready: http://127.0.0.1:${address.port}\n`);
  });
  process.once("SIGTERM", () => process.exit(0));
}
