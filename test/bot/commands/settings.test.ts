import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCommand } from "../../../src/bot/parse-command.ts";
import type { Message } from "../../../src/chat/message.ts";
import { labelled, message, type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const ask = async (text: string, more?: Partial<Message>) => wordsOf(await newsroom.ask(text, more));
const other = { user: { platform: "test", tenant: "t1", user: "u2" } };

describe("the language of an answer", () => {
  const chinese = /來源|来源/;

  test.each([
    [{}, {}, undefined, "en"],
    [{}, { locale: "zh-TW" as const }, undefined, "zh-TW"],
    [{}, { locale: "zh-TW" as const }, "en-GB", "en"],
    [{}, { locale: "zh-TW" as const }, "fr", "zh-TW"],
    [{}, {}, "zh-HK", "zh-TW"],
    [{}, {}, "zh-CN", "zh-CN"],
    [{ locale: "en" as const }, { locale: "zh-TW" as const }, "zh-TW", "en"],
    [{ locale: "zh-TW" as const }, {}, "en-US", "zh-TW"],
  ])(
    "is the reader's %o, else their app's, else the channel's %o (app: %s): %s",
    async (reader, channel, locale, expected) => {
      const { preferences } = newsroom.deps;
      await preferences.choose(message("").user, reader);
      await preferences.choose(message("").channel, channel);
      expect(chinese.test(await ask("sources", { locale }))).toBe(expected !== "en");
    },
  );

  test("changes with `settings`, from that very answer on, for the reader alone", async () => {
    const saved = await newsroom.ask("settings language 繁體中文");
    expect(wordsOf(saved)).toContain("已儲存");
    expect(await ask("sources")).toMatch(chinese);
    expect(await ask("sources", other)).not.toMatch(chinese);
    await newsroom.press(labelled(saved, "復原"));
    expect(await ask("sources")).not.toMatch(chinese);
  });
});

describe("the time zone", () => {
  const zoneIn = async (more?: Partial<Message>) =>
    /language English; time zone ([\w/]+)\./.exec(await ask("settings", more))?.[1];

  test("is the reader's, else their app's, else the channel's, else TIME_ZONE", async () => {
    expect(await zoneIn()).toBe("Asia/Taipei");
    await ask("settings channel zone london");
    expect(await zoneIn()).toBe("Europe/London");
    expect(await zoneIn({ zone: "Asia/Tokyo" })).toBe("Asia/Tokyo");
    await ask("settings zone New York");
    expect(await zoneIn({ zone: "Asia/Tokyo" })).toBe("America/New_York");
    await ask("settings zone auto");
    expect(await zoneIn()).toBe("Europe/London");
  });

  test("of a channel is that of digests set there, its language too, whoever sets them", async () => {
    await ask("settings channel language 中文 zone Europe/London");
    await ask("digest on 08:30", { locale: "en-US", zone: "Asia/Tokyo" });
    await ask("follow chips", { locale: "en-US", zone: "Asia/Tokyo" });
    const [digest] = await newsroom.deps.subscriptions.all();
    const [follow] = await newsroom.deps.follows.all();
    expect(digest).toMatchObject({ locale: "zh-TW", schedule: { zone: "Europe/London" } });
    expect(follow).toMatchObject({ locale: "zh-TW", zone: "Europe/London" });
  });
});

describe("settings", () => {
  test("alone shows what was chosen and what applies, with a form for each", async () => {
    await ask("settings channel zone Asia/Tokyo");
    const reply = await newsroom.ask("settings");
    expect(wordsOf(reply)).toContain("You: language automatic, time zone automatic");
    expect(wordsOf(reply)).toContain("This channel: language automatic, time zone Asia/Tokyo");
    expect(reply.actions.map(({ command }) => command)).toEqual(["settings me", "settings channel"]);
  });

  test.each([
    ["settings language klingon", "English"],
    ["settings zone Atlantis", "Taipei"],
  ])("%s names what is possible instead, and changes nothing", async (text, hint) => {
    expect(await ask(text)).toContain(hint);
    const { user, channel } = message("");
    expect(await newsroom.deps.preferences.of(user, channel)).toEqual({ reader: {}, channel: {} });
  });

  test("of a channel are for those who manage it", async () => {
    expect(await ask("settings channel language zh", { canManage: async () => false })).toContain("manage");
    expect(await ask("settings")).toContain("This channel: language automatic");
  });

  test.each([
    ["settings", "settings"],
    ["設定 語言 english", "settings"],
    ["settings channel zone New York language en", "settings"],
    ["settings of the court", "search"],
    ["settings channel tunnel", "search"],
    ["settings language", "search"],
  ])("%s is understood as %s", (text, name) => expect(parseCommand(text).name).toBe(name));

  test("are forgotten with forget-me, the channel's are not", async () => {
    await ask("settings language zh");
    await ask("settings channel zone Asia/Tokyo");
    await ask("forget-me");
    const { user, channel } = message("");
    expect(await newsroom.deps.preferences.of(user, channel)).toEqual({
      reader: {},
      channel: { zone: "Asia/Tokyo" },
    });
  });
});

test("asked for in Simplified characters, Chinese is Simplified; in Traditional ones, Traditional", async () => {
  const { preferences } = newsroom.deps;
  const chosen = async () => (await preferences.of(message("").user, message("").channel)).reader.locale;
  await ask("设置 语言 中文");
  expect(await chosen()).toBe("zh-CN");
  await ask("settings language auto");
  await ask("設定 語言 中文");
  expect(await chosen()).toBe("zh-TW");
  await ask("settings language 简体中文");
  expect(await chosen()).toBe("zh-CN");
});

describe("their form", () => {
  const fill = (text: string, more: Partial<Message> = {}) =>
    newsroom.bot(message(text, { id: text + JSON.stringify(more), ...more }));

  test.each(["me", "channel"])(
    "shows what was chosen, and what is submitted is chosen: %s",
    async (whose) => {
      const command = `settings ${whose}`;
      await ask(`${command} language zh zone Asia/Tokyo`);
      const form = await fill(command, { kind: "action" });
      if (form?.kind !== "form") throw new Error("no form");
      expect(form.fields).toContainEqual(expect.objectContaining({ name: "language", value: "zh-TW" }));
      const asia = { label: "Asia/Tokyo", value: "Asia/Tokyo" };
      expect(form.fields).toContainEqual(expect.objectContaining({ name: "zone", value: asia }));
      await fill(command, { kind: "submit", values: { language: ["en"] } });
      const { user, channel } = message("");
      const chosen = await newsroom.deps.preferences.of(user, channel);
      expect(chosen[whose === "me" ? "reader" : "channel"]).toEqual({ locale: "en" });
    },
  );

  test("comes back if the zone is unknown", async () => {
    const again = await fill("settings me", {
      kind: "submit",
      values: { language: ["auto"], zone: ["Atlantis"] },
    });
    expect(again).toMatchObject({ kind: "form", errors: { zone: expect.stringContaining("Atlantis") } });
  });
});
