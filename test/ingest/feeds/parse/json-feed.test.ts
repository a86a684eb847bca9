import { describe, expect, test } from "vitest";
import { readFeed } from "../../../../src/ingest/feeds/parse/read-feed.ts";
import { readJson } from "../../../../src/ingest/formats/json.ts";

const titlesIn = (text: string) =>
  readFeed(text, { folder: "news.example" }).drafts.map(({ title }) => title);
const two = ["Ferry runs again", "Tram ordered"];
const items = '{"title": "Ferry runs again", "url": "https://a.example/1"}, {"title": "Tram ordered"}';

describe("the entries of an invalid JSON Feed are read", () => {
  test.each([
    ["commas too many", `{"title": "A", "items": [${items},],}`],
    ["a comma missing", `{"title": "A" "items": [${items.replace("}, {", "} {")}]}`],
    ["a byte order mark", `\ufeff{"items": [${items}]}`],
    ["control characters", `{"items": [${items.replace("again", "\u0001again")}]}`],
    ["line breaks in a text", `{"items": [${items.replace("runs ", "runs\n")}]}`],
    ["comments", `{"items": [ /* newest first */ ${items} // the rest\n]}`],
    ["quotes of another kind", `{'items': [${items.replaceAll('"', "'")}]}`],
    ["names without quotes", `{items: [${items.replaceAll('"title"', "title")}]}`],
    ["an end that is missing", `{"items": [${items}, {"id": `],
  ])("%s", (_, text) => expect(titlesIn(text).slice(0, 2)).toEqual(two));

  test("in a file too, whereas an article with invalid JSON is refused", () => {
    expect(readJson(`{"items": [${items},]}`, { folder: "Folder" }).drafts).toHaveLength(2);
    expect(() => readJson('[{"title": "Ferry runs again"},]', { folder: "Folder" })).toThrow(/not_json/);
  });

  test("a long one is read with control characters alone, and refused with a reason for what takes long to repair", () => {
    const long = `{"items": [${items}, {"title": "Long", "content_text": "${"Herring. ".repeat(30_000)}"}`;
    expect(titlesIn(`${long.replace("runs ", "runs\n\u0001")}]}`)).toEqual([...two, "Long"]);
    for (const end of ["", ",]}", `${" 1".repeat(50_000)}]}`, `, "${'"a" '.repeat(50_000)}`]) {
      expect(() => titlesIn(long + end)).toThrow(/json_too_long_to_repair/);
      expect(() => readJson(long + end, { folder: "Folder" })).toThrow(/json_too_long_to_repair/);
    }
  });

  test("an empty feed has no entries; entries that cannot be used are reported", () => {
    const read = (text: string) => readFeed(text, { folder: "news.example" });
    expect(read('{"items": []}')).toMatchObject({ drafts: [], skipped: [] });
    expect(read('{"items": [null, 3]}')).toMatchObject({ drafts: [], skipped: [{}, {}] });
  });

  test("RSS in JSON gives the same articles from a feed and from a file", () => {
    const text = `{"rss": {"version": "2.0", "channel": {"title": "Quay Wire", "link": "https://quay.example/", "ttl": 30,
      "item": [{"title": "Ferry runs again", "link": "https://quay.example/1", "pubDate": "Sat, 31 Jan 2026 08:00:00 CET",
        "guid": {"isPermaLink": "false", "#value": "f-1"}, "category": ["Harbor", "Ferries"],
        "enclosure": {"url": "https://quay.example/1.jpg", "type": "image/jpeg"}},
        {"title": "Tram ordered", "description": "<p>It is green.</p>"}]}}}`;
    const reading = readFeed(text, { folder: "news.example" });
    expect(reading).toMatchObject({
      feed: { title: "Quay Wire", rhythm: { ttl: 30 } },
      drafts: [
        {
          title: "Ferry runs again",
          url: "https://quay.example/1",
          part: "f-1",
          publishedAt: Date.UTC(2026, 0, 31, 7),
          tags: ["Harbor", "Ferries"],
          image: { url: "https://quay.example/1.jpg" },
        },
        { title: "Tram ordered", summary: "It is green." },
      ],
    });
    expect(readJson(text, { folder: "Folder" })).toEqual(reading);
    const one = readFeed('{"rss": {"channel": {"item": {"title": "Alone"}}}}', { folder: "news.example" });
    expect(one.drafts).toMatchObject([{ title: "Alone" }]);
  });

  test.each(['{"items": [', "[{", '{"', "{{{{", "{,", '{"items":["\\', "{/*", "{//"])(
    "%s twenty thousand times over is refused",
    (piece) => {
      expect(() => titlesIn(piece.repeat(20_000))).toThrow(/not_a_feed|nested|json_too_long_to_repair/);
    },
  );
});
