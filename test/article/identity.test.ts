import { expect, test } from "vitest";
import { articleKey, contentHash, idAfter, isArticleId, newArticleId } from "../../src/article/identity.ts";

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
    { image: { url: "https://a.example/i" } },
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

test("another way of counting readers is no revision, another address is", () => {
  const at = (url: string) => contentHash({ ...article, url });
  expect(at("https://a.example/x?utm_source=mail")).toBe(at("https://a.example/x?utm_source=feed"));
  expect(at("https://a.example/x?t=%B4%E4")).not.toBe(at("https://a.example/x?t=%B4%E5"));
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
