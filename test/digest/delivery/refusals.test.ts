import { describe, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { hourMs, logged, publish } from "../delivery-rig.ts";
import { nextDay, refuse, slot, titlesOf, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

describe("a post that is refused", () => {
  test("as rate limited is tried again after the platform's delay, without a look-up", async () => {
    it.slack.behaviours = [refuse("rate_limited", "Slack asks to wait.", { retryAfterMs: 45_000 })];
    await it.liveAt(slot);
    expect(await it.entry()).toMatchObject({ state: "due", retryAt: slot + 45_000 });
    await it.liveAt(slot + 44_999);
    expect(it.slack.posts).toEqual([]);
    await it.liveAt(slot + 45_000);
    expect(it.slack.posts).toHaveLength(1);
    expect(it.slack.lookUps).toEqual([]);
    expect(await it.entry()).toMatchObject({ state: "sent", attempts: 2, reason: undefined });
  });

  test.each(["gone", "forbidden"] as const)(
    "as %s pauses the subscription, with the reason",
    async (code) => {
      it.slack.behaviours = [refuse(code, "Cannot post in C1; invite the bot.")];
      await it.liveAt(slot);
      const reason = `${code}: Cannot post in C1; invite the bot.`;
      expect(await it.entry()).toMatchObject({ state: "failed", reason });
      expect(await it.storage.subscriptions.inChannel(it.subscription.channel)).toMatchObject([
        { pausedBecause: reason, coveredUntil: it.subscription.coveredUntil },
      ]);
      await it.liveAt(slot + hourMs);
      expect(it.slack.posts).toEqual([]);
      expect(it.slack.directMessages).toEqual([{ user: "U", lines: [`digest 1: ${reason}`] }]);
    },
  );

  test("is tried again at each slot, its creator gets one notice, and it resumes when it can", async () => {
    const refusal = refuse("forbidden", "Invite the bot.");
    await publish(it.storage.articles, "first day", slot - 1);
    it.slack.behaviours = [refusal, refusal];
    await it.liveAt(slot);
    await it.liveAt(nextDay);
    expect(it.slack.directMessages).toHaveLength(1);
    await it.liveAt(nextDay + 24 * hourMs);
    expect(titlesOf(it.slack.posts[0])).toEqual(["first day"]);
    expect((await it.storage.subscriptions.get(it.subscription.id))?.pausedBecause).toBeUndefined();
    it.slack.behaviours = [refusal];
    await it.liveAt(nextDay + 48 * hourMs);
    expect(it.slack.directMessages).toHaveLength(2);
  });

  test("is recorded even if its creator cannot be notified, and that is logged", async () => {
    it.slack.behaviours = [refuse("gone", "The channel is gone.")];
    it.slack.sendDirectMessage = () => Promise.reject(new AdapterError("forbidden", "No direct messages."));
    await it.liveAt(slot);
    expect(await it.entry()).toMatchObject({ state: "failed" });
    expect(logged.some((line) => line.includes("could not be told"))).toBe(true);
  });

  test("as rejected pauses too, and the stories are in the next digest", async () => {
    await publish(it.storage.articles, "unlucky", slot - 1);
    it.slack.behaviours = [refuse("rejected", "Slack does not take this message.")];
    await it.liveAt(slot);
    await it.liveAt(slot + hourMs);
    expect(await it.entry()).toMatchObject({ state: "failed", attempts: 1 });
    expect(it.slack.directMessages).toHaveLength(1);
    await it.liveAt(nextDay);
    expect(titlesOf(it.slack.posts[0])).toEqual(["unlucky"]);
  });

  test("as rate limited for half a day is given up, and its stories are in the next digest", async () => {
    it.slack.behaviours = [refuse("rate_limited", "Wait.", { retryAfterMs: 13 * hourMs })];
    await it.liveAt(slot);
    await it.liveAt(slot + 13 * hourMs);
    expect(await it.entry()).toMatchObject({ state: "failed" });
    await it.liveAt(nextDay);
    expect(it.slack.posts).toMatchObject([{ edition: { from: it.subscription.coveredUntil, to: nextDay } }]);
  });
});
