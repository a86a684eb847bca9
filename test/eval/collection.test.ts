import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArticles, readQueries } from "../../src/eval/collection.ts";
import { CollectionError } from "../../src/eval/collection-error.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-collection-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<string> {
  const path = join(folder, "lines.jsonl");
  await writeFile(path, text);
  return path;
}

const now = Date.UTC(2026, 10, 22);

describe("articles", () => {
  test("keep the id of the collection besides their own short one", async () => {
    const id = "http://example.org/a-very-long-identifier?with=signs";
    const [first] = await readArticles(
      await file(`{"id":"${id}","title":"T","body":"B","section":"World"}\n`),
      now,
    );
    expect(first?.id).toBe(id);
    expect(first?.article).toMatchObject({ title: "T", body: "B", section: "World", tags: [], addedAt: now });
    expect(first?.article.id.length).toBeLessThanOrEqual(10);
    expect(first?.article.storyId).toBe(first?.article.id);
  });

  test.each([
    ["published as a date", '{"id":1,"title":"T","published":"2026-01-02"}', Date.UTC(2026, 0, 2)],
    ["publishedAt as milliseconds", '{"id":1,"title":"T","publishedAt":5}', 5],
    ["no date", '{"id":1,"title":"T"}', undefined],
    [
      "null for what is not there",
      '{"id":1,"title":null,"published":null,"tags":null,"body":null}',
      undefined,
    ],
    ["a byte order mark", '\uFEFF{"id":1,"title":"T"}', undefined],
    ["empty lines and CRLF", '\r\n{"id":1,"title":"T"}\r\n\r\n', undefined],
  ])("are read with %s", async (_, text, publishedAt) => {
    const articles = await readArticles(await file(text), now);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({ id: "1" });
    expect(articles[0]?.article.publishedAt).toBe(publishedAt);
  });
});

test("the usual names of other collections are understood", async () => {
  const articles = await readArticles(await file('{"_id":"4983","title":"T","text":"B","metadata":{}}'), now);
  expect(articles).toMatchObject([{ id: "4983", article: { title: "T", body: "B" } }]);
  expect(
    await readQueries(await file('{"_id":"q1","text":"a"}\n{"id":2,"query":"b"}\n{"qid":"3","title":"c"}')),
  ).toEqual([
    { id: "q1", text: "a" },
    { id: "2", text: "b" },
    { id: "3", text: "c" },
  ]);
});

describe("an error names the line and the field:", () => {
  test.each([
    ["broken JSON", '{"id":"1","text":"a"}\n{"id":', /^lines\.jsonl line 2 is not JSON/],
    ["no text", '{"id":"1"}', /^lines\.jsonl line 1: text: /],
    ["an id twice", '{"id":"1","text":"a"}\n{"id":1,"text":"b"}', /the id 1 comes twice/],
    ["nothing", "\n", /is empty/],
  ])("%s", async (_, text, message) => {
    const reading = readQueries(await file(text));
    await expect(reading).rejects.toThrow(CollectionError);
    await expect(reading).rejects.toThrow(message);
  });

  test("a date that cannot be read", async () => {
    await expect(readArticles(await file('{"id":1,"published":"someday"}'), now)).rejects.toThrow(
      /line 1: publishedAt: is no date/,
    );
  });

  test("a file that does not exist", async () => {
    await expect(readQueries(join(folder, "missing.jsonl"))).rejects.toThrow(/ENOENT.*missing\.jsonl/);
  });
});
