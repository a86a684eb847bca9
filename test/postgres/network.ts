import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The network between a process and PostgreSQL. */
export type Network = {
  /** The database's address by way of this network. */
  address: string;
  /** From now on nothing arrives, in either direction: no data, no refusal, no end. */
  goSilent(): void;
  /** All that was sent meanwhile arrives. */
  recover(): void;
  close(): Promise<void>;
};

export async function startNetwork(database: string): Promise<Network> {
  const target = new URL(database);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const carry = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on("error", () => to.destroy());
    from.on("data", (data) => to.write(data));
    from.on("end", () => to.end());
    if (isSilent) from.pause();
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: Object.assign(new URL(database), { port: String(port) }).href,
    goSilent() {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    recover() {
      isSilent = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
