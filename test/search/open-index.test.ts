import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Change } from "../../src/article/store.ts";
import { openIndex } from "../../src/search/open-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import type { SnapshotError } from "../../src/search/snapshot/snapshot-file.ts";
import { article, now, stories } from "./stories.ts";

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-index-"));
});
afterAll(() => rm(folder, { recursive: true }));
let files = 0;
beforeEach(() => {
  path = join(folder, `${files++}.index`);
});

/** A store that counts the changes read from it. */
function createStore(articles: Article[] = []) {
  const feed: Change[] = [];
  const there = new Map<string, Article>();
  const store = {
    read: 0,
    put(one: Article) {
      feed.push({
        seq: feed.length + 1,
        kind: there.has(one.id) ? "update" : "add",
        id: one.id,
        article: one,
      });
      there.set(one.id, one);
    },
    remove(id: string) {
      if (there.delete(id)) feed.push({ seq: feed.length + 1, kind: "remove", id });
    },
    async changes(after: number, limit: number) {
      const lines = feed.filter(({ seq, kind, id }) => seq > after && (kind === "remove" || there.has(id)));
      store.read += Math.min(limit, lines.length);
      return lines.slice(0, limit);
    },
    get: async (ids: string[]) => ids.flatMap((id) => there.get(id) ?? []),
    count: async () => there.size,
  };
  for (const one of articles) store.put(one);
  return store;
}

const noAliases = { added: [], forbidden: [] };

/** Opens the index and collects the errors of the file. */
async function open(store: ReturnType<typeof createStore>) {
  const unusable: SnapshotError[] = [];
  store.read = 0;
  const index = await openIndex({
    ...{ store, path, aliases: noAliases },
    now: () => now,
    onUnusable: (error) => unusable.push(error),
  });
  return { index, unusable };
}

const answer = async (index: SearchIndex, text: string) => {
  const page = await index.search(parseQuery(text, { now, zone: "UTC" }), { limit: 20 });
  return page.hits.map(({ article: { id }, score }) => [id, score.toFixed(3)]);
};

test("after a restart all articles are found, and only new changes are read", async () => {
  const store = createStore(stories);
  const first = await open(store);
  await first.index.save(path);
  store.remove("banks");
  store.put(article("late", { title: "TSMC raises its dividend" }));
  const { index, unusable } = await open(store);
  expect({ read: store.read, size: index.size, unusable }).toEqual({ read: 2, size: 5, unusable: [] });
  expect((await answer(index, "台積電")).map(([id]) => id).toSorted()).toEqual(["late", "tsmc"]);
  expect(await answer(index, "luxembourg")).toEqual([]);
  expect(index.unsaved).toBe(2);
});

test("the same history gives the same results, with or without a snapshot", async () => {
  const word = fc.constantFrom("apple", "apples", "banana", "cherry pie", "台積電", "大選", "US");
  const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const change = fc.record({
    id: fc.constantFrom(..."abcdefgh"),
    title: fc.option(title),
    save: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), title, async (changes, query) => {
      const store = createStore();
      await rm(path, { force: true });
      for (const { id, title: text, save } of changes) {
        if (text === null) store.remove(id);
        else store.put(article(id, { title: text }));
        if (save) await (await open(store)).index.save(path);
      }
      const restarted = await open(store);
      await rm(path, { force: true });
      const fresh = await open(store);
      expect(restarted.unusable).toEqual([]);
      expect(await answer(restarted.index, query)).toEqual(await answer(fresh.index, query));
    }),
    { numRuns: 25 },
  );
});

const written = (bytes: Buffer, values: number[], at: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(values), bytes.subarray(at + values.length)]);

describe("an unusable snapshot is reported once, and the index is rebuilt", () => {
  const spoil: [string, (bytes: Buffer) => Buffer, string][] = [
    ["cut off", (bytes) => bytes.subarray(0, bytes.length - 9), "is not as long as it should be"],
    ["empty", () => Buffer.alloc(0), "is cut off"],
    ["another file", () => Buffer.from("an ordinary text file of some length"), "is no saved index"],
    ["another version", (bytes) => written(bytes, [0xff, 0xff], 8), "is of another version"],
    ["a header that is damaged", (bytes) => written(bytes, [0xff], 24), "is damaged"],
  ];

  test.each(spoil)("%s", async (_, change, reason) => {
    const store = createStore(stories);
    await (await open(store)).index.save(path);
    await writeFile(path, change(await readFile(path)));
    const { index, unusable } = await open(store);
    // A log shows the cause after the message, so the message does not repeat it.
    expect(unusable.map(({ message, cause }) => [message, cause])).toEqual([
      [`${path} ${reason}`, undefined],
    ]);
    expect(await answer(index, "tsmc")).not.toEqual([]);
  });

  test("with a flipped bit anywhere", async () => {
    const store = createStore(stories);
    await (await open(store)).index.save(path);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        await writeFile(path, bytes);
        const { index, unusable } = await open(store);
        expect(unusable).toHaveLength(1);
        expect(index.size).toBe(5);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["with more articles", createStore([...stories, article("x")])],
    ["with as many, but others", createStore(stories.map((one) => ({ ...one, id: `other ${one.id}` })))],
  ])("of a database %s", async (_, other) => {
    await (await open(createStore([...stories, ...stories]))).index.save(path);
    const { index, unusable } = await open(other);
    expect(unusable.map(({ message }) => message)).toEqual([`${path} is of another database`]);
    expect(index.size).toBe(await other.count());
  });
});

test("saving fails if nothing can be written, and leaves no partial file", async () => {
  const { index } = await open(createStore(stories));
  await expect(index.save(join(folder, "missing", "x.index"))).rejects.toThrow("ENOENT");
});
