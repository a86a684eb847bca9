import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RoleToPing } from "../../../src/chat/message.ts";
import type { DigestReply, Reply } from "../../../src/chat/reply.ts";
import { labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../newsroom.ts";

// How posts look is said in the words of the chat language, shown before it is saved, and told by the status.

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const ask: Newsroom["ask"] = (text, more) => newsroom.ask(text, more);
const digestStyle = async () => (await newsroom.deps.subscriptions.all())[0]?.style;
const followStyle = async () => (await newsroom.deps.follows.all())[0]?.style;

function styled(reply: Reply): DigestReply {
  if (reply.kind !== "digest") throw new Error(`a ${reply.kind} is no digest`);
  return reply;
}

describe("a digest", () => {
  test.each([
    ["digest on 8 compact without pictures", "en", "compact, without pictures"],
    ["摘要 開啟 8 精簡 不附圖片", "zh-TW", "精簡"],
    ["简报 开启 8 精简 不带图片", "zh-CN", "精简"],
  ])("%s", async (text, locale, told) => {
    const reply = await ask(text, { locale });
    expect(await digestStyle()).toEqual({ length: "compact", pictures: false });
    expect(wordsOf(reply)).toContain(told);
    expect(wordsOf(await ask("digest status", { locale }))).toContain(told);
  });

  test("set again with another style is the same digest, changed; Undo gives the style back", async () => {
    await ask("digest on 8 compact about chips");
    const reply = await ask('digest on 8 full intro "Good morning" about chips');
    expect(wordsOf(reply)).toContain("Digest 1 is changed");
    expect(await newsroom.deps.subscriptions.all()).toHaveLength(1);
    expect(await digestStyle()).toEqual({ length: "full", intro: "Good morning" });
    await newsroom.press(labelled(reply, "Undo"));
    expect(await digestStyle()).toEqual({ length: "compact" });
  });

  test("keeps its style when its time is changed, and its time when its style is", async () => {
    await ask("digest on 8 compact about chips top 3");
    await ask("digest edit 1 09:00 about chips");
    expect(await digestStyle()).toEqual({ length: "compact" });
    await ask("digest edit 1 standard without pictures");
    expect(await newsroom.deps.subscriptions.all()).toMatchObject([
      { number: 1, schedule: { times: ["09:00"] }, about: "chips", style: { pictures: false } },
    ]);
    expect((await digestStyle())?.length).toBeUndefined();
  });

  test("is shown in a style, for the asker alone, before that is saved or changed", async () => {
    await ask("digest on 8 about chips");
    const preview = styled(
      await ask('digest preview 1 compact intro "For <@U1> the desk"', { kind: "mention" }),
    );
    expect(preview).toMatchObject({
      visibility: "private",
      style: { length: "compact", intro: "For the desk" },
    });
    expect(titlesOf(preview).length).toBeGreaterThan(2);
    expect(preview.entries.every(({ passage }) => passage === undefined)).toBe(true);
    expect(wordsOf(preview)).toContain("nothing is changed yet");
    expect(await digestStyle()).toBeUndefined();
    const form = await newsroom.form(labelled(preview, "Change")?.command ?? "", { kind: "action" });
    expect(form).toMatchObject({ title: "Style of digest 1", command: "digest style 1" });
    expect(form.fields).toMatchObject([
      { name: "length", value: "compact" },
      { name: "pictures", value: "with" },
      { name: "intro", value: "For the desk" },
    ]);
    await newsroom.press(labelled(preview, "Save"));
    expect(await digestStyle()).toEqual({ length: "compact", intro: "For the desk" });
  });

  test("its form leads to the preview, which alone can be saved, by those who manage", async () => {
    await ask("digest on 8");
    const form = await newsroom.form("digest style 1");
    const values = { length: ["full"], pictures: ["without"], intro: ["Read this first"] };
    const preview = await ask(form.command, { kind: "submit", values });
    expect(styled(preview).style).toEqual({ length: "full", pictures: false, intro: "Read this first" });
    expect(styled(preview).entries.some(({ passage }) => passage)).toBe(true);
    expect(await digestStyle()).toBeUndefined();
    const refused = await newsroom.press(labelled(preview, "Save"), { canManage: async () => false });
    expect(wordsOf(refused)).toContain("Only people who manage this channel");
    expect(await digestStyle()).toBeUndefined();
  });

  test("where no form opens, its style is explained", async () => {
    await ask("digest on 8");
    expect(wordsOf(await ask("digest style 1"))).toContain("digest preview 1 compact without pictures");
    expect(wordsOf(await ask("digest preview 7 compact"))).toContain("There is no digest 7 here");
  });

  test("an order in plain words may end in a style", async () => {
    const reply = await ask("post the news every morning at 8 without pictures");
    expect(wordsOf(reply)).toContain("without pictures");
    await newsroom.press(reply.actions[0]);
    expect(await digestStyle()).toEqual({ pictures: false });
    expect((await newsroom.deps.subscriptions.all())[0]?.about).toBeUndefined();
  });
});

describe("a follow", () => {
  test.each([
    ["follow chips full", { length: "full" }],
    ["follow chips quiet 22:00-07:00 compact without pictures", { length: "compact", pictures: false }],
    ['follow chips compact quiet 22:00-07:00 intro "Chips!"', { length: "compact", intro: "Chips!" }],
    ["追蹤 chips 精簡", { length: "compact" }],
  ])("%s", async (text, style) => {
    await ask(text);
    expect(await newsroom.deps.follows.all()).toMatchObject([{ query: "chips", style }]);
    expect(wordsOf(await ask("following"))).toMatch(/in full|compact/);
  });

  test.each(["follow full", 'follow "house full"', "follow compact cars", "follow full employment"])(
    "%s follows just that",
    async (text) => {
      await ask(text);
      expect(await newsroom.deps.follows.all()).toMatchObject([{ query: text.replace("follow ", "") }]);
      expect(await followStyle()).toBeUndefined();
    },
  );

  test("is changed in its style alone, shown before, and Undo and Unfollow give all of it back", async () => {
    await ask("follow chips quiet 22:00-07:00 full");
    const changed = await ask("follow edit 1 without pictures");
    expect(await newsroom.deps.follows.all()).toMatchObject([
      { query: "chips", quiet: { from: "22:00" }, style: { length: "full", pictures: false } },
    ]);
    await newsroom.press(labelled(changed, "Undo"));
    expect(await followStyle()).toEqual({ length: "full" });
    const preview = styled(await ask("follow preview 1 compact"));
    expect(titlesOf(preview)[0]).toMatch(/chips/i);
    await newsroom.press(labelled(preview, "Save"));
    expect(await followStyle()).toEqual({ length: "compact" });
    await newsroom.press(labelled(await ask("unfollow 1"), "Undo"));
    expect(await newsroom.deps.follows.all()).toMatchObject([
      { query: "chips", quiet: { from: "22:00" }, style: { length: "compact" } },
    ]);
  });

  test("set again with another style is the same follow, and its form opens from Style", async () => {
    await ask("follow chips full");
    const reply = await ask("follow chips compact");
    expect(await newsroom.deps.follows.all()).toMatchObject([{ style: { length: "compact" } }]);
    expect(wordsOf(reply)).toContain("Posts: compact.");
    expect((await newsroom.form("follow style 1")).title).toBe("Style of follow 1");
    const preview = await ask("follow style 1", {
      kind: "submit",
      values: { length: ["full"], pictures: ["with"] },
    });
    expect(styled(preview).style).toEqual({ length: "full" });
  });

  test("of nothing that has come in is shown with the newest story, and says so", async () => {
    await ask("follow lighthouse OR zeppelin");
    expect(wordsOf(await ask("follow edit 1 lighthouse"))).toContain("is changed");
    await ask("follow ferry");
    const preview = styled(await ask("follow preview 2 full"));
    expect(titlesOf(preview)).toEqual(["Ferry to the islands runs again"]);
  });
});

describe("a role", () => {
  const roles: Record<string, RoleToPing> = {
    "1": { id: "1", name: "@News", mayPing: true, isSwitchedOff: false },
    "2": { id: "2", name: "@Mods", mayPing: false, isSwitchedOff: false },
    everyone: { id: "everyone", name: "@everyone", mayPing: true, isSwitchedOff: true },
  };
  const role = async (id: string) => roles[id];

  test.each([
    ["digest on 8 ping <@&2>", "You may not mention @Mods here"],
    ["digest on 8 ping <@&3>", "There is no such role here"],
    ["digest on 8 ping everyone", "only if whoever runs it allows that"],
    ["follow chips ping <@&2>", "You may not mention @Mods here"],
  ])("%s is refused in private, and nothing is set", async (text, line) => {
    const reply = await ask(text, { role });
    expect(reply.visibility).toBe("private");
    expect(wordsOf(reply)).toContain(line);
    expect([await newsroom.deps.subscriptions.all(), await newsroom.deps.follows.all()]).toEqual([[], []]);
  });

  test("is pinged if the person may, is told, and stays when somebody else changes the rest", async () => {
    expect(wordsOf(await ask("digest on 8 ping <@&1>", { role }))).toContain("pings @News");
    expect(await digestStyle()).toEqual({ ping: { id: "1", name: "@News" } });
    const nobodyElse = async () => undefined;
    await ask("digest edit 1 09:00 compact", { role: nobodyElse });
    expect(await digestStyle()).toEqual({ length: "compact", ping: { id: "1", name: "@News" } });
    expect(wordsOf(await ask("digest edit 1 ping <@&2>", { role }))).toContain("You may not mention @Mods");
    await ask("digest edit 1 without ping", { role: nobodyElse });
    expect(await digestStyle()).toEqual({ length: "compact" });
  });

  test("can be chosen and removed in the form where there are roles, and nowhere else", async () => {
    await ask("digest on 8 ping <@&1>", { role });
    const form = await newsroom.form("digest style 1", { role });
    expect(form.fields.at(-1)).toMatchObject({ kind: "role", name: "ping", value: "1" });
    const values = { length: ["standard"], pictures: ["with"] };
    const preview = await ask("digest style 1", { role, kind: "submit", values: { ...values, ping: ["1"] } });
    expect(styled(preview).style).toEqual({ ping: { id: "1", name: "@News" } });
    const without = styled(await ask("digest style 1", { role, kind: "submit", values }));
    expect(without.style).toBeUndefined();
    expect((await newsroom.form("digest style 1")).fields.map(({ kind }) => kind)).not.toContain("role");
    const kept = await ask("digest style 1", { kind: "submit", values });
    expect(styled(kept).style).toEqual({ ping: { id: "1", name: "@News" } });
  });

  test("nowhere else can anybody be pinged", async () =>
    expect(wordsOf(await ask("digest on 8 ping <@&1>"))).toContain("Nobody can be pinged here"));
});

test("where no post can have another name than Newsdesk's, that is said in a line and nothing is set", async () => {
  const reply = await ask('digest on 8 sender "Morning desk" https://example.com/desk.png');
  expect(wordsOf(reply)).toContain("Posts here have Newsdesk's own name");
  expect(await newsroom.deps.subscriptions.all()).toEqual([]);
  await ask("digest on 8");
  expect(wordsOf(await ask('digest preview 1 sender "Morning desk"'))).toContain("own name");
  expect((await newsroom.form("digest style 1")).fields.map(({ name }) => name)).not.toContain("sender");
});

test("only a channel that others can follow is published", async () => {
  expect(wordsOf(await ask("digest on 8 publish"))).toContain("Only an announcement channel");
  newsroom.adapters.push({
    ...{ name: "test", checkPost: async () => {}, channelName: async () => "#news" },
    ...{
      sendDirectMessage: async () => ({ channel: message("").channel, message: "1" }),
      canPublish: async () => true,
    },
  });
  expect(wordsOf(await ask("digest on 8 publish"))).toContain(
    "published to the servers that follow the channel",
  );
  expect((await newsroom.form("digest style 1")).fields.at(-1)).toMatchObject({
    name: "publish",
    value: "yes",
  });
});
