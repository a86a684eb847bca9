import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A page: its text, or a handler. */
type Page = string | Uint8Array | Handler;

/** A web server on this machine with the pages of a test. */
export type Web = {
  port: number;
  pages: Map<string, Page>;
  /** The requests in order: "/path", with the headers. */
  requests: { path: string; headers: IncomingMessage["headers"] }[];
  /** The maximum of concurrent requests. */
  mostAtOnce(): number;
  url(path: string, host?: string): string;
  close(): Promise<void>;
};

export async function startWeb(): Promise<Web> {
  const pages = new Map<string, Page>();
  const requests: Web["requests"] = [];
  let atOnce = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    requests.push({ path, headers: request.headers });
    most = Math.max(most, ++atOnce);
    response.on("close", () => atOnce--);
    const page = pages.get(path);
    if (page === undefined) response.writeHead(404).end("nothing here");
    else if (typeof page === "function") page(request, response);
    else response.end(page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    pages,
    requests,
    mostAtOnce: () => most,
    url: (path, host = "news.test") => `http://${host}:${port}${path}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with a status and headers. */
export const answer =
  (status: number, headers: Record<string, string> = {}, body: string | Uint8Array = ""): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** A page with an ETag, which is not sent again to a client that has it (RFC 9110, section 13.1.2). */
export const tagged =
  (etag: string, body: string): Handler =>
  (request, response) => {
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag }).end(body);
  };

/** Sends endlessly, as fast as it is read. */
export const endless: Handler = (_, response) => {
  const part = Buffer.alloc(65_536, "x");
  const more = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on("drain", more);
  more();
};

/** Begins an answer and never ends it. */
export const stalled: Handler = (_, response) => {
  response.writeHead(200, { "content-type": "application/rss+xml" }).write("<rss>");
};
