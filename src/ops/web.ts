import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { runningServiceAt } from "./running-service.ts";

export type HttpServer = {
  /** Such as http://127.0.0.1:3000. */
  address: string;
  stop(): Promise<void>;
};

/** The address cannot be listened on; the message names it and the remedy. */
export class WebError extends Error {
  override readonly name = "WebError";
}

/** Why an address cannot be listened on, and what to do. */
async function explain(cause: unknown, host: string, port: number): Promise<string> {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const cure = "Set WEB_PORT to a free port.";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `${host} is no address of this machine. Set WEB_HOST to one, such as 127.0.0.1.`;
  if (code === "EACCES")
    return `${host}:${port} may not be opened by this user. Set WEB_PORT to a port from 1024 on.`;
  if (code !== "EADDRINUSE") return `${host}:${port} cannot be opened${code ? ` (${code})` : ""}. ${cure}`;
  const other = await runningServiceAt(host, port);
  if (!other) return `${host}:${port} is taken by another program. ${cure}`;
  const where = other.folder ? ` on the data folder ${other.folder}` : "";
  return `${host}:${port} is taken by another Newsdesk${where}. ${cure}`;
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
    throw new WebError(`No health, metrics or playground: ${await explain(cause, host, port)}`, { cause });
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
