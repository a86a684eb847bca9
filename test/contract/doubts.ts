import { expect, test } from "vitest";
import type { Ledger } from "../../src/digest/ledger.ts";

const message = { channel: { platform: "slack", tenant: "T", channel: "C" }, message: "m1" };
const leaseMs = 1_000;

/** What a ledger promises about deliveries that may not have been posted. */
export function doubtsContract(open: () => Promise<Ledger>): void {
  async function doubtful(ledger: Ledger, key: string, dueAt: number) {
    const claimed = await ledger.claim(key, { subscriptionId: "s", dueAt }, dueAt, leaseMs);
    if (!claimed) throw new Error("not to be claimed");
    await ledger.noteRequest(claimed.delivery, { stories: [{ storyId: key, articleId: key }] }, dueAt);
    await ledger.close(claimed.delivery, "uncertain", "platform_unknown");
  }
  const keysOf = async (ledger: Ledger) => (await ledger.openDoubts()).map(({ key }) => key);

  test("an uncertain delivery is a doubt that nobody was told of, with its stories", async () => {
    const ledger = await open();
    await doubtful(ledger, "late", 20);
    await doubtful(ledger, "early", 10);
    expect(await ledger.openDoubts()).toMatchObject([
      { key: "early", state: "uncertain", doubt: "untold" },
      { key: "late", state: "uncertain", doubt: "untold" },
    ]);
    expect(await ledger.storiesOf("early")).toEqual([{ storyId: "early", articleId: "early" }]);
    await ledger.doubtTold("early");
    expect(await ledger.get("early")).toMatchObject({ state: "uncertain", doubt: "told" });
    expect(await keysOf(ledger)).toEqual(["early", "late"]);
  });

  test("a doubt that cannot be told is open, and may be told later", async () => {
    const ledger = await open();
    await doubtful(ledger, "key", 10);
    await ledger.doubtUntellable("key");
    expect(await ledger.openDoubts()).toMatchObject([{ key: "key", doubt: "untellable" }]);
    await ledger.doubtTold("key");
    expect(await ledger.get("key")).toMatchObject({ doubt: "told" });
  });

  test("somebody who says that it is there settles it, once", async () => {
    const ledger = await open();
    await doubtful(ledger, "key", 10);
    expect(await ledger.answerDoubt("key", "answered", 50)).toBe(true);
    expect(await ledger.get("key")).toMatchObject({ state: "sent", doubt: "answered" });
    expect(await ledger.answerDoubt("key", "again", 60)).toBe(false);
    expect(await keysOf(ledger)).toEqual([]);
    expect(await ledger.claim("key", { subscriptionId: "s", dueAt: 10 }, 60, leaseMs)).toBeUndefined();
  });

  test("somebody who says to post it makes it due at once, without a look-up, once", async () => {
    const ledger = await open();
    await doubtful(ledger, "key", 10);
    expect(await ledger.answerDoubt("key", "again", 50)).toBe(true);
    expect(await ledger.answerDoubt("key", "again", 51)).toBe(false);
    expect(await ledger.open(50)).toMatchObject([{ key: "key", doubt: "again" }]);
    const claimed = await ledger.claim("key", { subscriptionId: "s", dueAt: 10 }, 50, leaseMs);
    expect(claimed).toMatchObject({ takenOver: false, delivery: { doubt: "again", requestedAt: undefined } });
    expect(await ledger.storiesOf("key")).toHaveLength(1);
    // It is in doubt anew, and whoever set it is told anew.
    await ledger.close({ key: "key", attempts: 2 }, "uncertain", "platform_unknown");
    expect(await ledger.get("key")).toMatchObject({ state: "uncertain", doubt: "untold" });
  });

  test("a delivery that is sent with its stories settles it; one that is itself in doubt does not", async () => {
    const ledger = await open();
    await doubtful(ledger, "one", 10);
    await doubtful(ledger, "two", 20);
    const frame = { from: 0, leftOut: 0, makesUpFor: { keys: ["one"], stories: 1, dueAt: 10 } };
    const claimed = await ledger.claim("three", { subscriptionId: "s", dueAt: 30 }, 30, leaseMs);
    if (!claimed) throw new Error("not to be claimed");
    await ledger.noteRequest(claimed.delivery, { stories: [], frame }, 30);
    expect(await keysOf(ledger)).toEqual(["one", "two"]);
    await ledger.sent("three", message);
    expect(await keysOf(ledger)).toEqual(["two"]);
    expect(await ledger.get("one")).toMatchObject({ state: "uncertain", doubt: "made_up" });
    expect(await ledger.answerDoubt("one", "again", 40)).toBe(false);
  });

  test("a delivery that was never in doubt cannot be answered for", async () => {
    const ledger = await open();
    await ledger.claim("key", { subscriptionId: "s", dueAt: 10 }, 10, leaseMs);
    await ledger.sent("key", message);
    expect(await ledger.answerDoubt("key", "again", 50)).toBe(false);
    expect(await ledger.answerDoubt("nobody's", "answered", 50)).toBe(false);
    expect(await ledger.get("key")).toMatchObject({ state: "sent" });
  });
}
