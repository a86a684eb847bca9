import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/ingest/decode/decode.ts";
import { extractPage } from "../../../src/ingest/page/extract.ts";

const folder = new URL("../../fixtures/pages/", import.meta.url);
const names = readdirSync(folder).flatMap((name) => (name.endsWith(".html") ? [name.slice(0, -5)] : []));
const read = (name: string) => readFileSync(new URL(name, folder));

/** Where each page would have been found; the date in it counts only if the page has none. */
const found = "https://quay.example/news/index.html";
const addresses: Record<string, string> = {
  "date-only-in-address": "https://quay.example/2026/01/31/market",
  "date-in-address-day-first": "https://quay.example/releases/31-01-2026",
};

describe("the article of a page is found, whatever is odd about the page", () => {
  test.each(names)("%s", (name) => {
    const expected = JSON.parse(read(`${name}.json`).toString());
    const { publishedAt, ...article } = extractPage(decode(read(`${name}.html`), { kind: "html" }), {
      url: addresses[name] ?? found,
    });
    const time = publishedAt === undefined ? undefined : new Date(publishedAt).toISOString();
    expect({ ...article, publishedAt: time }).toMatchObject(expected);
  });
});
