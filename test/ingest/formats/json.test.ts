import { expect, test } from "vitest";
import { readJson, readJsonLines } from "../../../src/ingest/formats/json.ts";

test("each line is an article; a bad line is reported by its number and affects no other", () => {
  const lines = [
    '{"id": "a", "title": "Ferries sail", "body": "At noon.\\n\\nAll of them.", "published": "2026-01-31"}',
    "",
    "{not json}",
    '{"title": 7, "body": ["x"]}',
    '["title"]',
    '{"section": "Local"}',
    '{"text": "A tram has been ordered. It is green.", "publishedAt": 1769819400000}',
  ];
  const { drafts, skipped } = readJsonLines(lines, 11, { folder: "Folder" });
  expect(drafts).toMatchObject([
    {
      part: "a",
      title: "Ferries sail",
      body: "At noon.\n\nAll of them.",
      source: "Folder",
      publishedAt: Date.UTC(2026, 0, 31),
    },
    { title: "A tram has been ordered", publishedAt: 1769819400000 },
  ]);
  expect(skipped).toEqual([
    { where: "line 13", reason: "line_not_json" },
    { where: "line 14", reason: "body: must be text" },
    { where: "line 15", reason: "not_an_object" },
    { where: "line 16", reason: "no_content" },
  ]);
});

test.each([
  ["seconds", 1769819400, 1769819400000],
  ["milliseconds", 1769819400000, 1769819400000],
  ["text with a zone", "2026-01-31T08:30:00+08:00", 1769819400000],
  ["null", null, undefined],
])("a date in %s", (_, published, expected) => {
  const { drafts } = readJsonLines([JSON.stringify({ title: "T", published })], 1, { folder: "Folder" });
  expect(drafts[0]?.publishedAt).toBe(expected);
});

test("a JSON file holds an article or a list of them", () => {
  expect(readJson('{"title": "One"}', { folder: "Folder" }).drafts).toMatchObject([{ title: "One" }]);
  expect(readJson('[{"title": "One"}, 2]', { folder: "Folder" })).toMatchObject({
    drafts: [{ title: "One" }],
    skipped: [{ where: "article 2", reason: "not_an_object" }],
  });
  expect(() => readJson("{", { folder: "Folder" })).toThrow(/not_json/);
});
