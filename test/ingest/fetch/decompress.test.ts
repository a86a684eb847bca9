import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { unpack } from "../../../src/ingest/fetch/decompress.ts";

const feed = Buffer.from(
  `<rss>${Array.from({ length: 9_000 }, (_, at) => `<item>${(at * 7_919) % 10_007}</item>`).join("")}</rss>`,
);
const unpacked = async (bytes: Uint8Array, encoding: string) =>
  Buffer.from(await unpack(bytes, encoding, 1e6, new AbortController().signal)).toString();

describe("what is plain already is taken as it is, whatever the server says", () => {
  test.each(["gzip", "br", "deflate", "zstd", "utf-8", "none", "text/xml", "br, gzip"])(
    "%s",
    async (name) => {
      expect(await unpacked(feed, name)).toBe(feed.toString());
      expect(await unpacked(Buffer.from('\ufeff\n {"items": []}'), name)).toBe('\ufeff\n {"items": []}');
    },
  );
});

describe("what is packed is unpacked, and the part that came of what was cut off", () => {
  test.each([
    ["gzip", gzipSync(feed)],
    ["br", brotliCompressSync(feed)],
    ["deflate", deflateSync(feed)],
    ["zstd", zstdCompressSync(feed)],
  ])("%s", async (name, packed) => {
    expect(await unpacked(packed, name)).toBe(feed.toString());
    const part = await unpacked(packed.subarray(0, packed.length * 0.8), name);
    expect(feed.toString().startsWith(part)).toBe(true);
  });
});
