import { expect, test } from "vitest";
import type { Ledger } from "../../src/digest/ledger.ts";

const slot = { subscriptionId: "s1", dueAt: 1_000 };
const lease = 100;

/** What every ledger promises of editions that are several posts. `open` gives an empty one. */
export function ledgerPostsContract(open: () => Promise<Ledger>): void {
  test("an edition becomes a delivery for each of its posts, all or nothing, and settles what they make up for", async () => {
    const ledger = await open();
    await ledger.claim("doubt", { subscriptionId: "s1", dueAt: 500 }, 600, lease);
    await ledger.close({ key: "doubt", attempts: 1 }, "uncertain", "x");
    const claimed = await ledger.claim("key", slot, 1_000, lease);
    if (!claimed) throw new Error("not to be claimed");
    const { delivery } = claimed;
    const posts = ["a1", "a2"].map((articleId, place) => ({
      key: `post ${articleId}`,
      stories: [{ storyId: articleId, articleId }],
      frame: { from: 500, leftOut: 0, post: { of: "key", place } },
    }));
    expect(await ledger.spread({ ...delivery, attempts: 2 }, posts, ["doubt"], 1_001)).toBe(false);
    expect([await ledger.dueThen("s1", 1_000), await ledger.openDoubts()]).toMatchObject([
      [{ key: "key" }],
      [{ key: "doubt" }],
    ]);
    expect(await ledger.spread(delivery, posts, ["doubt"], 1_001)).toBe(true);
    const then = await ledger.dueThen("s1", 1_000);
    expect(then.map(({ key, state }) => [key, state]).toSorted()).toEqual([
      ["key", "skipped"],
      ["post a1", "due"],
      ["post a2", "due"],
    ]);
    expect(await ledger.openDoubts()).toEqual([]);
    expect(await ledger.claim("key", slot, 9_000, lease)).toBeUndefined();
    const first = await ledger.claim("post a1", slot, 1_001, lease);
    expect(first).toMatchObject({ takenOver: false, delivery: { frame: posts[0]?.frame } });
    expect(await ledger.storiesOf("post a1")).toEqual(posts[0]?.stories);
    expect(await ledger.spread(delivery, posts, [], 1_002)).toBe(false);
  });
}
