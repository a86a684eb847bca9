import { gzipSync } from "node:zlib";
import { answer, endless, type Handler, stalled } from "../../servers/web.ts";
import { honestFeed } from "./hostile-texts.ts";

const xml = { "content-type": "application/rss+xml" };
const bombBytes = 60_000_000;
const hugeEntryChars = 8_000_000;

/** A character a second, for ever. */
const dripping: Handler = (_, response) => {
  response.writeHead(200, xml).write("<rss>");
  const drip = setInterval(() => void response.write(" "), 1_000);
  response.on("close", () => clearInterval(drip));
};

/** Half of what it promised. */
const cut: Handler = (_, response) => {
  const feed = honestFeed("Cut", 1);
  response.writeHead(200, { ...xml, "content-length": feed.length }).write(feed.slice(0, feed.length / 2));
  setTimeout(() => response.destroy(), 50);
};

const reset: Handler = (request) => void request.socket.destroy();

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** Servers that do wrong, by what they do; each needs a port of its own, since hosts are polite to each other. */
export function faultyPages(): [name: string, handler: Handler][] {
  const bomb = gzipSync(Buffer.alloc(bombBytes, "<item>"));
  const feed = honestFeed("Odd", 1);
  const huge = `<rss><channel><title>Huge</title><item><title>Huge</title><description>${"reef ".repeat(hugeEntryChars / 5)}</description></item></channel></rss>`;
  return [
    ["stalls", stalled],
    ["drips", dripping],
    ["endless", endless],
    ["cut", cut],
    ["reset", reset],
    ["gzip bomb", answer(200, { ...xml, "content-encoding": "gzip" }, bomb)],
    ["gzip that is none", answer(200, { ...xml, "content-encoding": "gzip" }, feed)],
    [
      "five encodings",
      answer(
        200,
        { ...xml, "content-encoding": "gzip, gzip, gzip, gzip, gzip" },
        [1, 2, 3, 4, 5].reduce<Uint8Array>((body) => gzipSync(body), Buffer.from(feed)),
      ),
    ],
    ["huge entry", answer(200, xml, huge)],
    ["wrong charset", answer(200, { "content-type": "application/rss+xml; charset=shift_jis" }, feed)],
    ["UTF-16 called Latin-1", answer(200, { "content-type": "text/xml; charset=latin1" }, utf16(feed))],
    ["unknown charset", answer(200, { "content-type": "text/xml; charset=klingon" }, feed)],
    ["noise", answer(200, xml, Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256)))],
    ["nothing", answer(200, xml, "")],
    ["429", answer(429, { "retry-after": "20" })],
    ["429 without a time", answer(429)],
    ["500", answer(500)],
    ["503 for ever", answer(503, { "retry-after": "99999999" })],
    ["gone", answer(410)],
    ["circle", answer(302, { location: "/feed" })],
    ["inwards", answer(301, { location: "http://169.254.169.254/latest/" })],
    ["to no address", answer(301, { location: "http://[::127.0.0.1" })],
  ];
}
