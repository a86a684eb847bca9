import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseAllowList } from "../../../src/ingest/fetch/allow-list.ts";
import { unpack } from "../../../src/ingest/fetch/decompress.ts";
import { FetchError } from "../../../src/ingest/fetch/fetch-error.ts";
import { createFetcher, type Fetcher } from "../../../src/ingest/fetch/fetcher.ts";
import { createHostPace } from "../../../src/ingest/fetch/host-pace.ts";
import { answer, endless, stalled, startWeb, type Web } from "../../servers/web.ts";

let web: Web;
let fetcher: Fetcher;
/** The addresses of host names; the test server is on the loopback address. */
let names: Record<string, string[]>;

const resolve = async (host: string) => {
  const found = names[host];
  if (!found) throw Object.assign(new Error("no such host"), { code: "ENOTFOUND" });
  return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};

beforeEach(async () => {
  web = await startWeb();
  names = { "news.test": ["127.0.0.1"], "evil.test": ["127.0.0.1"], "six.test": ["::ffff:127.0.0.1"] };
  fetcher = fetcherWith(60_000);
});
afterEach(async () => {
  await fetcher.close();
  await web.close();
});

const fetcherWith = (ms: number): Fetcher =>
  createFetcher({
    userAgent: "Newsdesk/test (editor@news.test)",
    allow: parseAllowList(`news.test:${web.port}`),
    resolve,
    pace: createHostPace(Date.now, async () => {}),
    limits: { bytes: 100_000, ms },
  });

const get = (path: string) => fetcher.get(web.url(path));
const text = async (path: string) => Buffer.from((await get(path)).bytes).toString();
const reasonOf = async (url: string, by = fetcher): Promise<string> => {
  const error = await by.get(url).then(
    () => undefined,
    (cause) => cause,
  );
  expect(error).toBeInstanceOf(FetchError);
  return (error as FetchError).kind;
};

describe("hosts on a private network cannot be reached", () => {
  test.each([
    "http://127.0.0.1:PORT/",
    "http://2130706433:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0x7f.1:PORT/",
    "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://017700000001:PORT/",
    "http://127.1:PORT/",
    "http://①②⑦.0.0.1:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://0.0.0.0:PORT/",
    "http://10.1.2.3/",
    "http://192.168.0.1/",
    "http://172.16.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://evil.test:PORT/",
    "http://six.test:PORT/",
    "http://news.test:1/",
  ])("%s", async (url) => {
    expect(await reasonOf(url.replace("PORT", String(web.port)))).toBe("refused");
    expect(web.requests).toEqual([]);
  });

  test.each(["http://127.0.0.1:PORT/", "http://evil.test:PORT/", "//evil.test:PORT/"])(
    "nor by a redirect to %s",
    async (location) => {
      web.pages.set("/", answer(302, { location: location.replace("PORT", String(web.port)) }));
      expect(await reasonOf(web.url("/"))).toBe("refused");
      expect(web.requests).toHaveLength(1);
    },
  );

  test("nor through a name that resolves differently the second time", async () => {
    const answers = ["203.0.113.1", "127.0.0.1"];
    const turning = createFetcher({
      userAgent: "t",
      allow: parseAllowList("203.0.113.1"),
      resolve: async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }],
      pace: createHostPace(Date.now, async () => {}),
      limits: { bytes: 1000, ms: 300 },
    });
    const url = web.url("/", "turning.test");
    await expect(turning.get(url)).rejects.toMatchObject({
      kind: expect.stringMatching(/timeout|unreachable/),
    });
    await expect(turning.get(url)).rejects.toMatchObject({ kind: "refused" });
    await turning.close();
    expect(web.requests).toEqual([]);
  });

  test("of several addresses only the public and allowed ones are used", async () => {
    names["news.test"] = ["127.0.0.1"];
    web.pages.set("/", "ours");
    expect(await text("/")).toBe("ours");
    names["mixed.test"] = ["10.0.0.1", "127.0.0.1"];
    expect(await reasonOf(web.url("/", "mixed.test"))).toBe("refused");
  });

  test.each(["ftp://news.test/", "file:///etc/passwd", "data:text/plain,x", "nonsense", ""])(
    "%j is not a web address",
    async (url) => expect(await reasonOf(url)).toBe("address"),
  );
  test("nor may a redirect leave the Web", async () => {
    web.pages.set("/", answer(302, { location: "file:///etc/passwd" }));
    expect(await reasonOf(web.url("/"))).toBe("address");
  });
});

describe("an operator's allow list", () => {
  const rules = "intranet.example, 10.1.0.0/16 192.168.1.7:8080,[fd00::1],fd12::/32";
  test.each<[string, string, string, boolean]>([
    ["intranet.example", "10.9.9.9", "80", true],
    ["INTRANET.example", "10.9.9.9", "443", true],
    ["x.intranet.example", "10.9.9.9", "80", false],
    ["a", "10.1.200.1", "80", true],
    ["a", "::ffff:10.1.200.1", "80", true],
    ["a", "10.2.0.1", "80", false],
    ["a", "192.168.1.7", "8080", true],
    ["a", "192.168.1.7", "80", false],
    ["a", "fd00::1", "80", true],
    ["a", "fd12:0:1::1", "80", true],
    ["a", "fd13::1", "80", false],
  ])("%s at %s:%s: %j", (host, address, port, allowed) => {
    expect(parseAllowList(rules)(host, address, port)).toBe(allowed);
  });
  test.each(["10.0.0.0/33", "a b/8", "[x", "host:port"])("%j is reported as invalid", (rule) => {
    expect(() => parseAllowList(rule)).toThrow(TypeError);
  });
});

describe("limits", () => {
  test("an endless, a slow and a stalled response are cut off", async () => {
    web.pages
      .set("/endless", endless)
      .set("/stalled", stalled)
      .set("/silent", () => {});
    expect(await reasonOf(web.url("/endless"))).toBe("size");
    const hurried = fetcherWith(300);
    expect(await reasonOf(web.url("/stalled"), hurried)).toBe("timeout");
    expect(await reasonOf(web.url("/silent"), hurried)).toBe("timeout");
    await hurried.close();
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
    ["deflate", deflateSync],
  ])("a bomb packed with %s", async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(20_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    web.pages.set("/", answer(200, { "content-encoding": encoding }, bomb));
    expect(await reasonOf(web.url("/"))).toBe("size");
  });

  test("compression twice over is undone, three times over is refused before anything is unpacked", async () => {
    const [twice, thrice] = [2, 3].map((times) => {
      let bytes: Buffer = Buffer.from("今日新聞");
      for (let i = 0; i < times; i++) bytes = gzipSync(bytes);
      return bytes;
    });
    web.pages.set("/2", answer(200, { "content-encoding": "gzip, gzip" }, twice));
    web.pages.set("/file", answer(200, { "content-encoding": "gzip" }, twice));
    web.pages.set("/3", answer(200, { "content-encoding": "gzip, identity, gzip, gzip" }, thrice));
    web.pages.set("/4", answer(200, { "content-encoding": "br, ".repeat(1_000) }, "x"));
    web.pages.set("/5", answer(200, { "content-encoding": "gzip, gzip" }, thrice));
    expect(await text("/2")).toBe("今日新聞");
    expect(await text("/file")).toBe("今日新聞");
    expect(await reasonOf(web.url("/3"))).toBe("encoding");
    expect(await reasonOf(web.url("/4"))).toBe("encoding");
    expect(await text("/5")).not.toBe("今日新聞");
  });

  test("unpacking counts towards the time limit", async () => {
    const late = AbortSignal.abort(new DOMException("too late", "TimeoutError"));
    await expect(unpack(gzipSync("x"), "gzip", 1_000, late)).rejects.toThrow("too late");
  });

  test.each(["utf8", "latin1"] as const)(
    "a redirect to bare letters keeps their bytes (%s)",
    async (encoding) => {
      const path = encoding === "utf8" ? "/港口" : "/caf\u00e9";
      web.pages.set("/", answer(302, { location: Buffer.from(path, encoding).toString("latin1") }));
      const escaped = Buffer.from(path, encoding)
        .toString("latin1")
        .replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
      web.pages.set(escaped, "arrived");
      expect(await text("/")).toBe("arrived");
    },
  );

  test("a loop of redirects ends", async () => {
    web.pages.set("/", answer(302, { location: "/" }));
    expect(await reasonOf(web.url("/"))).toBe("redirects");
    expect(web.requests).toHaveLength(11);
  });
});

describe("responses of servers", () => {
  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (bytes: Buffer) => bytes],
    ["gzip", (bytes: Buffer) => bytes],
    ["", gzipSync],
  ])("packed, and called %j", async (encoding, pack) => {
    web.pages.set("/", answer(200, { "content-encoding": encoding }, pack(Buffer.from("今日新聞"))));
    expect(await text("/")).toBe("今日新聞");
  });

  test("a compressed response that is cut off gives its beginning", async () => {
    const packed = gzipSync(
      Buffer.from(Array.from({ length: 2_000 }, (_, index) => `line ${index}\n`).join("")),
    );
    web.pages.set("/", answer(200, { "content-encoding": "gzip" }, packed.subarray(0, packed.length / 2)));
    expect(await text("/")).toMatch(/^line 0\nline 1\n/);
  });

  test("damaged, or compressed in an unknown way", async () => {
    web.pages.set("/br", answer(200, { "content-encoding": "br" }, "not brotli"));
    web.pages.set("/new", answer(200, { "content-encoding": "superzip" }, "x"));
    expect(await reasonOf(web.url("/br"))).toBe("encoding");
    expect(await reasonOf(web.url("/new"))).toBe("encoding");
  });

  test("a permanent redirect is returned as the new address, a temporary one is not", async () => {
    web.pages.set("/old", answer(301, { location: "/newer" }));
    web.pages.set("/newer", answer(308, { location: "/new" }));
    web.pages.set("/new", answer(302, { location: "/today" }));
    web.pages.set("/today", answer(301, { location: "/end" }));
    web.pages.set("/end", "here");
    expect(await get("/old")).toMatchObject({ status: 200, url: web.url("/end"), movedTo: web.url("/new") });
    expect((await get("/new")).movedTo).toBeUndefined();
  });

  test("a broken connection and a host that does not exist", async () => {
    web.pages.set("/", (_, response) => response.destroy());
    expect(await reasonOf(web.url("/"))).toBe("unreachable");
    expect(await reasonOf("http://nowhere.test/")).toBe("unknown");
  });
});

describe("towards servers", () => {
  test("every request names Newsdesk and the encodings it accepts", async () => {
    await get("/");
    expect(web.requests[0]?.headers).toMatchObject({
      "user-agent": "Newsdesk/test (editor@news.test)",
      "accept-encoding": "gzip, deflate, br, zstd",
    });
  });

  test("each host gets one request at a time", async () => {
    web.pages.set("/", (_, response) => setTimeout(() => response.end("x"), 5));
    await Promise.all(Array.from({ length: 8 }, () => get("/")));
    expect(web.requests).toHaveLength(8);
    expect(web.mostAtOnce()).toBe(1);
  });

  test.each([
    [429, {}],
    [429, { "retry-after": "60" }],
    [503, { "retry-after": "60" }],
  ])("a host that answers %i %j is left alone with all its pages", async (status, headers) => {
    web.pages.set("/busy", answer(status, headers)).set("/other", "x");
    expect((await get("/busy")).status).toBe(status);
    await expect(get("/other")).rejects.toMatchObject({ code: "host_rests" });
    expect(web.requests).toHaveLength(1);
  });

  test("a server that is away for a moment, and says nothing of time, is not", async () => {
    web.pages.set("/busy", answer(503)).set("/other", "x");
    await get("/busy");
    expect(await text("/other")).toBe("x");
  });
});
