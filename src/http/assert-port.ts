// Whether an address can be listened at: asked before a start does work that it would throw away.
import { createServer } from "node:net";
import { OperatorError } from "../core/operator-error.ts";

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken: end what listens there, or choose another",
  EACCES: "is not this account's to take: choose one above 1023",
  EADDRNOTAVAIL: "is no address of this machine: correct it",
  ENOTFOUND: "is no address of this machine: correct it",
};

/** `named`: the variables that say it. */
export async function assertPort(
  { host, port }: { readonly host: string; readonly port: number },
  named: string,
): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    const fault = faults[String((error as NodeJS.ErrnoException).code)];
    if (fault === undefined) throw error;
    throw new OperatorError(`${host}:${port} ${fault} (${named})`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
