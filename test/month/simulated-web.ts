import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from "node:zlib";
import {
  dayMs,
  hourMs,
  listedEntries,
  password,
  pathOf,
  type SimulatedFeed,
  skippedHours,
  slowPaceSeconds,
  titleOf,
} from "./simulated-feed.ts";

/** What a host was asked. Moments in ms by the simulated clock. */
export type HostRecord = { asked: number[]; conditional: number; unchanged: number };

/** One server on this machine for the hosts of all feeds, with their faults. */
export async function startSimulatedWeb(begun: number, now: () => number) {
  const feeds = new Map<string, SimulatedFeed>();
  const hosts = new Map<string, HostRecord>();
  const server = createServer((request, response) => {
    const host = request.headers.host ?? "";
    const record = hosts.getOrInsertComputed(host, () => ({ asked: [], conditional: 0, unchanged: 0 }));
    record.asked.push(now());
    if (request.headers["if-none-match"] ?? request.headers["if-modified-since"]) record.conditional++;
    response.on("finish", () => void (response.statusCode === 304 && record.unchanged++));
    answer(request, response, host);
  });
  const isSlow = (host: string) =>
    feeds.values().some((feed) => feed.host === host && feed.fault === "asks for a slow pace");
  const answer = (request: IncomingMessage, response: ServerResponse, host: string) => {
    const path = request.url ?? "/";
    const feed = feeds.get(host + path.replace(/\/(?:moved|copy)$/, "/feed"));
    if (path === "/") return response.end(homePage);
    if (path === "/all") return response.end(rss("Everything", []));
    if (path === "/robots.txt" && isSlow(host))
      return response.end(`User-agent: *\nCrawl-delay: ${slowPaceSeconds}`);
    if (!feed) return response.writeHead(404).end();
    if (feed.fault === "behind a password" && request.headers.authorization !== basic)
      return response.writeHead(401).end();
    if (path.endsWith("/feed") && misbehaves(feed, response, now() - begun)) return;
    sendFeed(feed, request, response, begun, now());
  };
  server.listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hosts,
    serve(all: SimulatedFeed[]): void {
      for (const feed of all) feeds.set(feed.host + pathOf(feed), feed);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const basic = `Basic ${Buffer.from(password).toString("base64")}`;

const homePage = `<html><head><title>Home</title><link rel="alternate"
  type="application/rss+xml" href="/all"></head><body>Welcome</body></html>`;

/** Answers as the feed's fault wants it; false if the feed is to be sent. `since` is how long the month has gone on. */
function misbehaves({ fault, number }: SimulatedFeed, response: ServerResponse, since: number): boolean {
  const to = (status: number, location: string) => response.writeHead(status, { location }).end();
  const day = Math.floor(since / dayMs);
  // Five hours of every second day.
  const isAtTimes = day % 2 === 1 && since % dayMs < 5 * hourMs;
  if (fault === "redirected to a home page at times" && isAtTimes) to(302, "/");
  else if (fault === "a page in its place at times" && isAtTimes) response.end(homePage);
  else if (fault === "moves for good" && day >= 1) to(301, `/${number}/moved`);
  else if (fault === "redirected for good to a home page for a day" && day === 2) to(301, "/");
  else if (fault === "redirected to another feed for a day" && day === 2) to(302, "/all");
  else if (fault === "always redirected to a copy") to(302, `/${number}/copy`);
  else if (fault === "gone at times" && isAtTimes) response.writeHead(410).end();
  else if (fault === "away for two days" && (day === 2 || day === 3)) response.writeHead(500).end();
  else if (fault === "asks for a pause" && isAtTimes)
    response.writeHead(429, { "retry-after": "3600" }).end();
  else if (fault === "cut off at times" && isAtTimes) response.destroy();
  else if (fault === "redirected in a circle at times" && isAtTimes) to(302, `/${number}/feed`);
  else if (fault === "a check for bots at times" && isAtTimes)
    response.writeHead(403, { "cf-mitigated": "challenge" }).end("Just a moment...");
  else return false;
  return true;
}

function sendFeed(
  feed: SimulatedFeed,
  request: IncomingMessage,
  response: ServerResponse,
  begun: number,
  now: number,
): void {
  const entries = listedEntries(feed, begun, now);
  const skips = skippedHours.map((hour) => `<hour>${hour}</hour>`).join("");
  const more: Partial<Record<SimulatedFeed["fault"], string>> = {
    "ttl of 10 hours": "<ttl>600</ttl>",
    "hours that it skips": `<skipHours>${skips}</skipHours>`,
  };
  const ttl = more[feed.fault] ?? "";
  const body = rss(titleOf(feed), entries, ttl);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 12)}"`;
  const modified = new Date(entries[0]?.date ?? begun).toUTCString();
  const isOld = feed.fault === "only Last-Modified";
  const validators = isOld ? { "last-modified": modified } : { etag };
  const fresh =
    feed.fault === "Cache-Control with Age" ? { "cache-control": "max-age=10800", age: "3600" } : {};
  const { "if-none-match": ifNone, "if-modified-since": ifSince } = request.headers;
  const isKnown = isOld ? ifSince === modified : ifNone === etag;
  if (isKnown) response.writeHead(304, validators).end();
  else if (isCutToday(feed, now - begun)) sendPart(body, response);
  else if (feed.fault === "compressed in other ways, and not as it says") {
    const [encoding, pack] = packings[Math.floor(now / hourMs) % packings.length] as (typeof packings)[0];
    response.writeHead(200, { ...validators, "content-encoding": encoding }).end(pack(body));
  } else response.writeHead(200, { ...validators, ...fresh }).end(body);
}

const isCutToday = ({ fault }: SimulatedFeed, since: number): boolean =>
  fault === "cut off within an entry at times" && Math.floor(since / dayMs) % 2 === 1;

/** Promises the whole, and ends within an entry. */
function sendPart(body: string, response: ServerResponse): void {
  response.writeHead(200, { "content-length": Buffer.byteLength(body), etag: '"part"' });
  response.write(body.slice(0, body.lastIndexOf("<guid")), () => response.destroy());
}

const packings: [encoding: string, pack: (body: string) => string | Uint8Array][] = [
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
  ["deflate", deflateRawSync],
  ["zstd", zstdCompressSync],
  ["gzip", (body) => body],
  ["br", (body) => body],
  ["utf-8", (body) => body],
  ["gzip, gzip", (body) => gzipSync(gzipSync(body))],
];

const rss = (title: string, entries: ReturnType<typeof listedEntries>, more = ""): string =>
  `<rss version="2.0"><channel>${more}<title>${title}</title>${entries
    .map(
      ({ guid, title: headline, link, text, date }) =>
        `<item><title>${headline}</title>${/[#;]/.test(link) ? "" : `<guid isPermaLink="false">${guid}</guid>`}<link>${link}</link>
        <description>${text}</description><pubDate>${new Date(date).toUTCString()}</pubDate></item>`,
    )
    .join("")}</channel></rss>`;
