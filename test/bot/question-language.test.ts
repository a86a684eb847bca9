import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { type Newsroom, openNewsroom, titlesOf } from "./newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const localeOf = async (text: string, more: Partial<Message> = {}) => (await newsroom.ask(text, more)).locale;

describe("a reader who set nothing is answered in the language of the question", () => {
  test.each([
    ["今天有什麼新聞", "zh-TW"],
    ["tsmc 的新聞", "zh-TW"],
    ["台积电", "zh-CN"],
    ["今天有什么新闻", "zh-CN"],
    ["美光", "zh-TW"],
    ["搜尋 tsmc", "zh-TW"],
    ["IT 業的新聞", "zh-TW"],
    ["follow 台積電", "en"],
    ["what is new with 台積電", "en"],
    ["what's new about tsmc", "en"],
    ["https://news.example/台積電", "en"],
    ["チップのニュース", "en"],
  ])("%s: %s", async (text, locale) => expect(await localeOf(text)).toBe(locale));

  test("in a channel that speaks Chinese too, where a name shows no language", async () => {
    await newsroom.ask("settings channel language 繁體中文");
    const other = { user: { platform: "test", tenant: "t1", user: "u2" } };
    expect(await localeOf("what is new about tsmc", other)).toBe("en");
    expect(await localeOf("tsmc", other)).toBe("zh-TW");
    expect(await localeOf("latest chips for cars", other)).toBe("zh-TW");
  });

  test("but not if they, or their app, say otherwise", async () => {
    expect(await localeOf("台積電", { locale: "en-GB" })).toBe("en");
    expect(await localeOf("what is new", { locale: "zh-TW" })).toBe("zh-TW");
    await newsroom.ask("settings language english");
    expect(await localeOf("台積電")).toBe("en");
  });

  test("and so are the further pages of the answer", async () => {
    expect(await localeOf("search 台積電 page:2", { kind: "action" })).toBe("zh-TW");
    expect(await localeOf("search what is new page:2", { kind: "action" })).toBe("en");
  });

  test("and not in that of a message that somebody else wrote", async () => {
    expect(await localeOf("台積電", { kind: "quote" })).toBe("en");
  });
});

test("a shared story speaks the channel's language, whoever shares it", async () => {
  await newsroom.ask("settings channel language 繁體中文");
  const reader = { locale: "en-US" };
  const list = await newsroom.ask("ferry to the islands", reader);
  expect(list.locale).toBe("en");
  const shared = await newsroom.ask("share 1", reader);
  expect(titlesOf(shared)).toEqual(["Ferry to the islands runs again"]);
  expect(shared).toMatchObject({ locale: "zh-TW", visibility: "channel", title: "分享者：" });
});
