import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { addressOf } from "../../../src/ingest/feeds/feed-address.ts";
import { readOpml } from "../../../src/ingest/feeds/parse/opml.ts";

const names = readdirSync("packs");

test("there are starter packs for technology, business, Taiwan, the world and science", () =>
  expect(names).toEqual(["business.opml", "science.opml", "taiwan.opml", "technology.opml", "world.opml"]));

describe.each(names)("packs/%s", async (name) => {
  const text = await readFile(`packs/${name}`);
  const feeds = readOpml(text);

  test("lists feeds, each once, with its title and an address that can be added", () => {
    expect(feeds.length).toBeGreaterThan(5);
    expect(feeds.filter(({ title }) => !title)).toEqual([]);
    expect(feeds.map(({ url }) => addressOf(url))).toEqual(feeds.map(({ url }) => url));
    expect(feeds.filter(({ url }) => !url.startsWith("https://"))).toEqual([]);
    expect(new Set(feeds.map(({ title }) => title)).size).toBe(feeds.length);
  });

  test("names each feed's language, and has English and Chinese ones", () => {
    const languages = text.toString().match(/(?<=<outline .*language=")[^"]+/g) ?? [];
    expect(languages).toHaveLength(feeds.length);
    expect([...new Set(languages)].sort()).toEqual(["en", "zh-TW"]);
  });
});
