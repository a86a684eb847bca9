import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** The way to an OpenSearch, on which answers are lost. */
export type LossyWay = {
  url: string;
  /** Each request that was carried out and whose answer was lost: "PUT /some-index". */
  lost: string[];
  close(): Promise<void>;
};

/** Of every request that changes something the first answer is lost; when it is repeated the answer arrives. */
export async function startLossyWay(engine: string): Promise<LossyWay> {
  const lost: string[] = [];
  let isRepeated = false;
  const server = createServer((incoming, outgoing) => {
    const { headers, method = "", url = "/" } = incoming;
    const mayLose = method !== "GET" && !/_search|_mget/.test(url);
    const isLost = mayLose && !isRepeated;
    if (mayLose) isRepeated = isLost;
    const onwards = request(new URL(url, engine), { method, headers }, (far) => {
      if (isLost) {
        lost.push(`${method} ${url.split("?")[0]}`);
        return void far.resume().on("end", () => outgoing.destroy());
      }
      outgoing.writeHead(far.statusCode ?? 502, far.headers);
      far.pipe(outgoing);
    });
    onwards.on("error", () => outgoing.destroy());
    incoming.pipe(onwards);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
