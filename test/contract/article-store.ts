import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article, ArticleDraft } from "../../src/article/article.ts";
import type { ArticleStore } from "../../src/article/store.ts";
import { articleListsContract } from "./article-lists.ts";
import { draft } from "./drafts.ts";
import { ModelStore, replay } from "./model-store.ts";

const titles = (articles: { title: string }[]) => articles.map((article) => article.title);

/** What every article store promises. `open` gives an empty one. */
export function articleStoreContract(open: () => Promise<ArticleStore>): void {
  articleListsContract(open);

  test("returns every field of an article as it was added", async () => {
    const store = await open();
    const full = draft("Chips 晶片", {
      body: "One.\n\nTwo, “quoted” 🎉",
      summary: "A lead",
      url: "https://example.org/chips",
      byline: "Lin",
      image: { url: "https://example.org/chips.png", alt: "A wafer", width: 1_200, height: 800 },
      section: "Tech",
      tags: ["tsmc", "台積電"],
      language: "zh-TW",
      publishedAt: -5,
      truncated: true,
    });
    const { added } = await store.add([full, draft("Bare", { truncated: false })], 1_000);
    const { keys: _, ...content } = full;
    const [first, second] = added;
    expect(first).toEqual({ ...content, id: first?.id, addedAt: 1_000, storyId: first?.id });
    expect(first?.id).toMatch(/^\w{1,10}$/);
    expect(await store.get([second?.id ?? "", first?.id ?? ""])).toEqual([second, first]);
  });

  test("returns the same text that it reported as stored, whatever the input", async () => {
    const store = await open();
    const odd = "half \ud83d\0 of a \0character";
    const { added } = await store.add([draft(odd, { body: odd, tags: [odd], keys: [`url:${odd}`] })], 1);
    expect(added[0]?.title).toBe("half \ufffd of a character");
    expect(await store.get(added.map(({ id }) => id))).toEqual(added);
    const again = await store.add([draft(odd, { body: odd, tags: [odd], keys: [`url:${odd}`] })], 2);
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 1 });
  });

  test("recognises an article by any of its keys, and adds its new ones", async () => {
    const store = await open();
    const known = draft("Story", { keys: ["url:a", "text:a"] });
    const { added } = await store.add([known], 1);
    expect(await store.add([{ ...known, keys: ["feed:x 1", "text:a"] }], 2)).toMatchObject({
      added: [],
      unchanged: 1,
    });
    const { changed } = await store.add([{ ...known, keys: ["feed:x 1"], body: "More" }], 3);
    expect(changed).toMatchObject([{ id: added[0]?.id, body: "More", addedAt: 1 }]);
    expect(await store.count()).toBe(1);
  });

  test("an article that an earlier program called otherwise keeps its id, for the draft with its headline", async () => {
    const store = await open();
    const stored = draft("East lock", {
      keys: ["feed:x old", "url:old"],
      url: "http://a.example/?t=%EF%BF%BD",
    });
    const { added } = await store.add([stored], 1);
    const named = (title: string, key: string) =>
      draft(title, { keys: [key], formerKeys: ["feed:x old", "url:old"], url: `http://a.example/?t=${key}` });
    const both = [named("West lock", "west"), named("East lock", "east")];
    expect(await store.add(both, 2)).toMatchObject({
      added: [{ title: "West lock" }],
      changed: [{ id: added[0]?.id, url: "http://a.example/?t=east" }],
    });
    // The old name is spent: another article of that headline is another article.
    expect((await store.add([named("East lock", "later")], 3)).added).toHaveLength(1);
    expect(await store.add(both, 4)).toMatchObject({ added: [], changed: [], unchanged: 2 });
  });

  test("keeps earlier revisions of an article, the latest first, and counts them", async () => {
    const store = await open();
    const story = (more: Partial<ArticleDraft>) => draft("Story", { keys: ["path:s#0"], ...more });
    const { added } = await store.add([story({ summary: "Lead", body: "Ten" })], 1);
    const id = added[0]?.id ?? "";
    await store.add([story({ summary: "Lead", body: "Twelve" })], 2);
    await store.add([story({ summary: "Lead", body: "Twelve", section: "World" })], 3);
    await store.add([story({ title: "Story, corrected", body: "Twelve" })], 4);
    expect(await store.versions(id)).toEqual([
      { number: 2, until: 4, title: "Story", summary: "Lead", body: "Twelve" },
      { number: 1, until: 2, title: "Story", summary: "Lead", body: "Ten" },
    ]);
    expect(await store.lastVersion(id)).toMatchObject({ number: 2, until: 4, body: "Twelve" });
    expect(await store.versions("nobody")).toEqual([]);
    expect(await store.lastVersion("nobody")).toBeUndefined();
    await store.remove([id], 5);
    expect(await store.versions(id)).toEqual([]);
  });

  test("stores a changed picture, which is no other text; its words and its size alone revise nothing", async () => {
    const store = await open();
    const first = draft("Story", { image: { url: "https://a.example/1.jpg" } });
    const { added } = await store.add([first], 1);
    const described = { ...first, image: { url: "https://a.example/1.jpg", alt: "A wafer", width: 900 } };
    expect(await store.add([described], 2)).toMatchObject({ changed: [], unchanged: 1 });
    const image = { url: "https://a.example/2.jpg", alt: "Another", width: 1_200 };
    expect((await store.add([{ ...first, image }], 3)).changed).toMatchObject([{ image }]);
    const [stored] = await store.get(added.map(({ id }) => id));
    expect(stored?.image).toEqual(image);
    expect(await store.versions(stored?.id ?? "")).toEqual([]);
    await store.add([{ ...first, image: undefined }], 4);
    expect((await store.get(added.map(({ id }) => id)))[0]?.image).toBeUndefined();
  });

  test("keeps the last twenty revisions of an article that changes often", async () => {
    const store = await open();
    const story = (minute: number) => draft(`Minute ${minute}`, { keys: ["path:live#0"] });
    const { added } = await store.add([story(0), draft("Calm")], 0);
    for (let minute = 1; minute <= 25; minute++) await store.add([story(minute)], minute);
    const versions = await store.versions(added[0]?.id ?? "");
    expect(versions.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => 25 - at));
    expect(titles(versions)[19]).toBe("Minute 5");
  });

  test("adds and changes nothing when the same article is added again", async () => {
    const store = await open();
    const drafts = [draft("One"), draft("Two"), draft("Three", { body: "text" })];
    await store.add(drafts, 1);
    expect(await store.add(drafts, 2)).toMatchObject({ added: [], changed: [], unchanged: 3 });
    expect(await store.changes(0, 10)).toHaveLength(3);
  });

  test("two versions of one story do not revise each other at every import", async () => {
    const store = await open();
    const versions = [
      draft("Story", { keys: ["path:a#0", "text:s"], section: "World" }),
      draft("Story", { keys: ["path:b#0", "text:s"], section: "Asia" }),
    ];
    await store.add(versions, 1);
    expect(await store.add(versions, 2)).toMatchObject({ added: [], changed: [], unchanged: 2 });
  });

  test("counts an article that is twice in one import once, with its later content", async () => {
    const store = await open();
    const result = await store.add([draft("A", { keys: ["k"] }), draft("B", { keys: ["k"] })], 1);
    expect(titles(result.added)).toEqual(["B"]);
    expect(result.changed).toEqual([]);
    expect(await store.count()).toBe(1);
  });

  test("a removed article that is added again is a new one, with an id never used before", async () => {
    const store = await open();
    const first = (await store.add([draft("A")], 1)).added[0] as Article;
    expect(await store.remove([first.id, first.id, "nobody"], 2)).toBe(1);
    expect(await store.get([first.id])).toEqual([]);
    const second = (await store.add([draft("A")], 3)).added[0] as Article;
    expect(second.id).not.toBe(first.id);
  });

  test("an article is removed with its last origin, not while another file or feed has it", async () => {
    const store = await open();
    const drafts = [
      draft("Both", { keys: ["path:/a.md##0", "feed:x 1", "text:b"] }),
      draft("One", { keys: ["path:/a.md##1", "url:one"] }),
      draft("Other", { keys: ["path:/a.md.bak##0"] }),
    ];
    const { added } = await store.add(drafts, 1);
    expect(await store.keysBeginning("path:/a.md#")).toEqual(["path:/a.md##0", "path:/a.md##1"]);
    expect(await store.removeKeys(["path:/a.md##0", "path:/a.md##1", "path:/nothing##0"], 2)).toBe(1);
    expect(titles(await store.get(added.map(({ id }) => id)))).toEqual(["Both", "Other"]);
    expect((await store.changes(0, 10)).at(-1)).toMatchObject({ kind: "remove", id: added[1]?.id });
    expect(await store.removeKeys(["feed:x 1"], 3)).toBe(1);
    expect(await store.keysBeginning("text:")).toEqual([]);
    expect(await store.removeKeys([], 4)).toBe(0);
  });

  test("adds thousands of articles at once, and returns every one", async () => {
    const store = await open();
    const many = Array.from({ length: 1_234 }, (_, at) => draft(`Story ${at}`, { publishedAt: at }));
    const { added } = await store.add(many, 1);
    expect(titles(added)).toEqual(titles(many));
    expect(await store.get(added.map(({ id }) => id))).toEqual(added);
    expect(await store.changes(0, 1_000)).toHaveLength(1_000);
    expect(titles(await store.between(0, 5_000))).toEqual(titles(added.toReversed()));
    expect(
      await store.remove(
        added.map(({ id }) => id),
        2,
      ),
    ).toBe(1_234);
    expect(await store.count()).toBe(0);
  });

  test("finds an article by the first of some keys that is known", async () => {
    const store = await open();
    const odd = "url:https://example.org/\ud83d\0";
    const drafts = [draft("One", { keys: ["url:a", "url:b"] }), draft("Two", { keys: ["url:c", odd] })];
    const { added } = await store.add(drafts, 1);
    expect(await store.byKeys(["url:x", "url:b", "url:c"])).toEqual(added[0]);
    expect(await store.byKeys(["url:c", "url:b"])).toEqual(added[1]);
    expect(await store.byKeys([odd])).toEqual(added[1]);
    expect(await store.byKeys(["url:x"])).toBeUndefined();
    expect(await store.byKeys([])).toBeUndefined();
    await store.remove([added[1]?.id ?? ""], 2);
    expect(await store.byKeys(["url:c"])).toBeUndefined();
  });

  test("adds, gets and removes nothing for an empty list", async () => {
    const store = await open();
    expect(await store.add([], 1)).toMatchObject({ added: [], changed: [], unchanged: 0 });
    expect(await store.get([])).toEqual([]);
    expect(await store.remove([], 1)).toBe(0);
  });

  test("a name that a feed gives to something all new stays with the old article, and an old date with an old text", async () => {
    const store = await open();
    const old = draft("Keeper resigns", {
      keys: ["feed:x 1", "url:keeper"],
      url: "https://a.example/keeper",
    });
    const fresh = draft("Harbour gets a crane", { keys: ["feed:x 1"], url: "https://a.example/crane" });
    const { added } = await store.add([{ ...old, publishedAt: 5 }], 10);
    for (const known of [0, 1, 1])
      expect(await store.add([fresh], 20)).toMatchObject({ changed: [], unchanged: known });
    expect(await store.count()).toBe(2);
    expect(await store.add([{ ...old, publishedAt: 1_000 }], 30)).toMatchObject({ unchanged: 1 });
    expect(await store.add([{ ...old, publishedAt: 7 }], 40)).toMatchObject({
      changed: [{ id: added[0]?.id, publishedAt: 7 }],
    });
  });

  test("after any additions, revisions and removals it holds what a plain list would", async () => {
    const key = fc.constantFrom("path:1", "path:2", "feed:3", "k4", "k5");
    const anyDraft = fc
      .record({
        title: fc.constantFrom("A", "B", "C"),
        source: fc.constantFrom("Post", "Times"),
        publishedAt: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
        body: fc.option(fc.string({ unit: "grapheme" }), { nil: undefined }),
        keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      })
      // What a feed names is settled by its text as well, see the test of that.
      .map(({ keys, ...some }): ArticleDraft => {
        const named = keys[0]?.startsWith("feed:") ? ["k4", ...keys] : keys;
        return { tags: [], language: "en", ...some, keys: [...new Set(named)] };
      });
    const step = fc.oneof(
      fc.record({ add: fc.array(anyDraft, { maxLength: 4 }) }),
      fc.record({ remove: fc.array(fc.nat(6), { maxLength: 3 }) }),
      fc.record({ forget: fc.array(key, { maxLength: 3 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.nat(20), async (steps, readUpTo) => {
        const store = await open();
        const model = new ModelStore();
        const early = new Map<string, Article>();
        let cursor = 0;
        for (const [at, one] of steps.entries()) {
          if ("add" in one) {
            const result = await store.add(one.add, at);
            expect(model.add(one.add, at, result)).toEqual(result);
          } else if ("forget" in one) {
            expect(await store.removeKeys(one.forget, at)).toBe(model.removeKeys(one.forget));
          } else {
            const ids = one.remove.flatMap((position) => model.ids()[position] ?? []);
            expect(await store.remove(ids, at)).toBe(model.remove(ids));
          }
          if (at === readUpTo % 8) cursor = replay(await store.changes(0, 1_000), early, cursor);
        }
        replay(await store.changes(cursor, 1_000), early, cursor);
        expect(new Set(early.values())).toEqual(new Set(model.articles()));
        expect(await store.get(model.ids())).toEqual(model.articles());
        for (const id of model.ids()) expect(await store.versions(id)).toEqual(model.versions(id));
        expect(await store.keysBeginning("path:")).toEqual(model.keysBeginning("path:"));
        expect(new Set(await store.between(10, 40))).toEqual(model.between(10, 40));
        expect(await store.count()).toBe(model.ids().length);
      }),
      { numRuns: 100 },
    );
  });
}
