import { describe, expect, test } from "vitest";
import { hourMs, minuteMs, newDigest } from "../../digest/delivery-rig.ts";
import * as answers from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { slot, withForum } from "./forum-desk.ts";
import { textOf } from "./harness.ts";

const it = withForum();
const threads = () => [...it.server.world.places.values()].filter(({ kind }) => kind === "thread");
const inChannel = () => it.server.posted.filter(({ channel_id }) => channel_id === it.server.world.channelId);
const told = () => it.server.posted.filter(({ channel_id }) => channel_id === it.server.world.directId);
const begun = /^POST .*messages\/\d+\/threads$/;

const subscribe = async () => {
  const createdBy = { platform: "discord", tenant: "", user: it.server.world.person.id };
  const { id } = await it.storage.subscriptions.add(
    newDigest(it.server.channel, it.clock.now, { place: "thread", createdBy }),
  );
  await it.comes("Ferry runs");
  return () => it.storage.subscriptions.get(id);
};

describe("a digest that has a thread each time", () => {
  test("is set by an option, and begins the thread with its message", async () => {
    it.server.command("newsdesk digest on", { time: "08:30", zone: "Asia/Taipei", place: "thread" });
    expect(textOf(await it.server.waitForReply())).toContain("each with a thread");
    await it.comes("Ferry runs");
    await it.liveAt(slot);
    expect(threads()).toMatchObject([
      { id: inChannel().at(-1)?.id, name: expect.stringContaining("June 1") },
    ]);
  });

  test("gets its thread from the next process if the one that posted it died in between", async () => {
    await subscribe();
    it.server.interrupt = (phase) => {
      if (phase === "received") it.server.gateway.forget();
      if (phase !== "stored") return "go";
      it.server.interrupt = () => "go";
      it.server.cutRequests();
      return "drop";
    };
    await it.liveAt(slot, 1);
    await it.restart();
    expect([inChannel().length, threads().length]).toEqual([1, 0]);
    await it.liveAt(slot + 5 * minuteMs);
    await it.liveAt(slot + 10 * minuteMs);
    expect([inChannel().length, threads().length]).toEqual([1, 1]);
  });

  test("is tried again for its thread while Discord does not answer, and posted once", async () => {
    await subscribe();
    it.server.failNext(begun, { status: 502 }, { times: 4 });
    await it.liveAt(slot);
    expect([inChannel().length, threads().length]).toEqual([1, 0]);
    await it.liveAt(slot + 2 * minuteMs);
    expect([inChannel().length, threads().length]).toEqual([1, 1]);
    await it.liveAt(slot + 10 * minuteMs);
    expect(it.server.requests.filter((line) => begun.test(line))).toHaveLength(5);
  });

  test("tells whoever set it that it has none, once, and why", async () => {
    const set = await subscribe();
    it.server.failNext(begun, answers.tooManyThreads, { times: 2 });
    await it.liveAt(slot);
    await it.comes("Bridge opens", { publishedAt: slot + hourMs });
    await it.liveAt(slot + 24 * hourMs);
    expect(inChannel()).toHaveLength(2);
    expect(told().map(textOf)).toEqual([
      expect.stringMatching(/posted, but without its thread\. The server has as many open threads/),
    ]);
    expect((await set())?.pausedBecause).toContain("thread_not_begun");
    await it.comes("Canal freezes", { publishedAt: slot + 25 * hourMs });
    await it.liveAt(slot + 48 * hourMs);
    expect([threads().length, (await set())?.pausedBecause]).toEqual([1, undefined]);
  });

  test("rests without the permission, and comes once that is granted", async () => {
    await subscribe();
    it.server.world.botPermissions &= ~permission.createPublicThreads;
    await it.restart();
    await it.liveAt(slot);
    expect(inChannel()).toEqual([]);
    expect(told().map(textOf)).toEqual([
      expect.stringContaining("lacks the permission Create Public Threads"),
    ]);
    it.server.grant("bot", permission.createPublicThreads);
    await expect.poll(() => it.running.adapter.mayPost?.(it.server.channel, "thread")).toBe(true);
    await it.liveAt(slot + minuteMs);
    expect([inChannel().length, threads().length]).toEqual([1, 1]);
  });

  test("is not set where there can be none", async () => {
    const thread = it.server.world.addPlace("thread");
    await it.restart();
    it.server.mention("digest on 08:30 thread", thread);
    expect(textOf(await it.server.waitForReply())).toContain("No threads can be begun here");
    expect(await it.storage.subscriptions.all()).toEqual([]);
  });
});
