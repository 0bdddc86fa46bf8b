// The one connection of a load. Sends small packets at once: a COPY ends with one, which would otherwise wait 40 ms for
// the server's delayed acknowledgement, and a load makes a thousand of them.
import { connect, type Socket } from "node:net";
import postgres, { type Sql } from "postgres";

interface SocketTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

function openSocket({ host, port, path }: SocketTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const target = path ? { path } : { host: host[0] ?? "127.0.0.1", port: port[0] ?? 5432, noDelay: true };
    const socket = connect(target);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** `socket` is an option that the driver documents and its types leave out. */
export function openCopyConnection(url: string): Sql {
  const transport: object = { socket: openSocket };
  return postgres(url, { max: 1, onnotice: () => undefined, ...transport });
}
