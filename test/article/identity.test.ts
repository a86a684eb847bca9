import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  articleKey,
  canonicalUrl,
  contentHash,
  idAfter,
  isArticleId,
  newArticleId,
} from "../../src/article/identity.ts";

describe("an address counts as the same page", () => {
  test.each([
    ["without its fragment", "https://a.example/x#top", "https://a.example/x"],
    ["but for one that is a route", "https://a.example/#!/story/1", "https://a.example/#!/story/1"],
    ["without trackers", "https://a.example/x?utm_source=feed&id=1&fbclid=2", "https://a.example/x?id=1"],
    ["in whatever order", "https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"],
    ["in whatever case of the host", " HTTPS://A.Example:443/X ", "https://a.example/X"],
    ["without a password", "https://me:secret@a.example/", "https://a.example/"],
  ])("%s", (_, url, canonical) => expect(canonicalUrl(url)).toBe(canonical));

  test.each([
    "",
    "story",
    "/x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:a@b.example",
    "https://",
  ])("%j is not an address", (text) => expect(canonicalUrl(text)).toBeUndefined());

  test("a canonical address stays as it is", () => {
    const messy = fc
      .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string())
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(messy, fc.string()), (text) => {
        const canonical = canonicalUrl(text);
        expect(canonical === undefined ? undefined : canonicalUrl(canonical)).toBe(canonical);
      }),
    );
  });
});

test("an id is eight letters and digits that are not easily mistaken for one another", () => {
  for (let i = 0; i < 100; i++) expect(newArticleId()).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
});

test("the next id in alphabetical order is an id too", () => {
  expect(idAfter("22222222")).toBe("22222223");
  expect(idAfter("2222a9zz")).toBe("2222aa22");
  expect(idAfter("zzzzzzzz")).toBe("22222222");
  for (let i = 0, id = newArticleId(); i < 2_000; i++, id = idAfter(id)) {
    expect(isArticleId(idAfter(id))).toBe(true);
    expect(idAfter(id) > id || id === "zzzzzzzz").toBe(true);
  }
});

const article = { title: "T", body: "B", source: "S", tags: ["x"], language: "en" };

test("a change of anything a reader sees is a revision", () => {
  const changes = [
    { title: "U" },
    { body: "C" },
    { summary: "s" },
    { url: "https://a.example/" },
    { byline: "b" },
    { image: "https://a.example/i" },
    { source: "R" },
    { section: "s" },
    { tags: ["y"] },
    { language: "zh-TW" },
    { publishedAt: 1 },
    { truncated: true },
  ];
  const hashes = [article, ...changes.map((change) => ({ ...article, ...change }))].map(contentHash);
  expect(new Set(hashes).size).toBe(changes.length + 1);
  expect(contentHash({ ...article, truncated: false, summary: undefined })).toBe(contentHash(article));
});

test("the articles of one file have different keys", () => {
  const keys = [
    ["", 0],
    ["a", 0],
    ["a", 1],
    ["b", 0],
  ].map(([part, ordinal]) => articleKey.path("/f", part as string, ordinal as number));
  expect(new Set(keys).size).toBe(4);
});
