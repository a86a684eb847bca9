import { describe, expect, test } from "vitest";
import { interpret } from "../../../src/bot/interpret/interpret.ts";

const at = { now: Date.parse("2026-11-25T10:00:00+08:00"), zone: "Asia/Taipei" };

describe("what is for the person alone", () => {
  test.each<[string, object]>([
    ["follow tsmc for me", { command: "follow", query: "tsmc" }],
    ["could you track nvidia for me please", { command: "follow", query: "nvidia" }],
    ["please watch byd for me, thanks", { command: "follow", query: "byd" }],
    ["watch rivian for me", { command: "follow", query: "rivian" }],
    ["dm me when there is news about foxconn", { command: "follow", query: "foxconn" }],
    ["let me know by dm when something about asml comes up", { command: "follow", query: "asml" }],
    ["stop following tsmc for me", { command: "unfollow", query: "tsmc" }],
    ["digest for me every morning at 8", { command: "digest-on", times: ["08:00"], days: "daily" }],
    [
      "every weekday at 7:30 send the news in a direct message",
      { command: "digest-on", times: ["07:30"], days: "weekdays" },
    ],
    ["幫我追蹤台積電", { command: "follow", query: "台積電" }],
    ["请帮我关注台积电", { command: "follow", query: "台积电" }],
    ["替我取消追蹤輝達", { command: "unfollow", query: "輝達" }],
    ["有聯發科的新聞就私訊我", { command: "follow", query: "聯發科" }],
    ["有华为的新闻就私信我", { command: "follow", query: "华为" }],
    ["每天早上八點發新聞，只給我", { command: "digest-on", times: ["08:00"], days: "daily" }],
    ["每天早上八点用私信发新闻", { command: "digest-on", times: ["08:00"], days: "daily" }],
  ])("%s", (said, reading) => {
    expect(interpret(said, at)).toMatchObject({ ...reading, isPersonal: true });
  });
});

describe("what is not", () => {
  test.each<[string, string]>([
    ["follow tsmc", "follow"],
    ["let us know when there is news about chips", "follow"],
    ["幫我們追蹤台積電", "follow"],
    ["每天早上八點發新聞", "digest-on"],
    ["follow the money for me", "search"],
    ["what's in it for me", "search"],
    ["find me news about tsmc for me", "search"],
    ["幫我找美光補助的新聞", "search"],
    ["私訊外洩事件", "search"],
    ["privately held chip makers", "search"],
    ["mergers in private markets", "search"],
    ["one for me one for you", "search"],
  ])("%s", (said, command) => {
    const reading = interpret(said, at);
    expect(reading.command).toBe(command);
    expect(reading.isPersonal).toBeUndefined();
  });
});
