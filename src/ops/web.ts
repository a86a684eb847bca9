import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";

export type HttpServer = {
  /** Such as http://127.0.0.1:3000. */
  address: string;
  stop(): Promise<void>;
};

/** The address cannot be listened on; the message names it and the remedy. */
export class WebError extends Error {
  override readonly name = "WebError";
}

/**
 * Serves the pages over HTTP.
 * @param port 0 lets the system choose
 * @throws WebError if the address is taken or not this machine's
 */
export async function serveWeb(app: Hono, host: string, port: number): Promise<HttpServer> {
  let server: ServerType;
  try {
    server = serve({ fetch: app.fetch, hostname: host, port });
    await once(server, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    const line = `No health, metrics or playground: ${host}:${port} cannot be opened${code}. Set WEB_PORT to a free port.`;
    throw new WebError(line, { cause });
  }
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${shown}:${(server.address() as AddressInfo).port}`,
    /** Requests in flight are finished first. */
    async stop() {
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
