// A wire to the database that can be cut and mended: how a server sees its database go away and come back.

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface BreakableLink {
  /** The same database, over this link. */
  through(url: string): string;
  /** Connections end, new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Connections break, as when a machine dies; new ones are taken. */
  tear(): void;
  close(): Promise<void>;
}

export async function openBreakableLink(databaseUrl: string): Promise<BreakableLink> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    const database = connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
    client.pipe(database).pipe(client);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    through(url) {
      const over = new URL(url);
      over.host = `127.0.0.1:${port}`;
      return over.href;
    },
    cut,
    mend: () => listen(port),
    tear: () => {
      for (const socket of clients) socket.resetAndDestroy();
    },
    async close() {
      if (server.listening) await cut();
    },
  };
}
