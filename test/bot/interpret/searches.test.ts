import { describe, expect, test } from "vitest";
import { interpret } from "../../../src/bot/interpret/interpret.ts";
import type { Reading } from "../../../src/bot/interpret/reading.ts";

/** A Wednesday. */
const at = { now: Date.parse("2026-11-25T10:00:00+08:00"), zone: "Asia/Taipei" };
const read = (text: string): Reading => interpret(text, at);
const search = (query: string, more: Partial<Reading> = {}): Reading => ({
  command: "search",
  query,
  ...more,
});

describe("a search in everyday words", () => {
  test.each<[string, Reading]>([
    ["news about tsmc since monday", search("tsmc", { since: "2026-11-23" })],
    ["oil prices last month", search("oil prices", { since: "2026-10-01", until: "2026-10-31" })],
    ["chip exports over the weekend", search("chip exports", { since: "2026-11-21", until: "2026-11-22" })],
    ["tsmc before june", search("tsmc", { until: "2026-05-31" })],
    ["tsmc between nov 5 and nov 9", search("tsmc", { since: "2026-11-05", until: "2026-11-09" })],
    ["tsmc q3 2025", search("tsmc", { since: "2025-07-01", until: "2025-09-30" })],
    [
      "earthquake between 3 and 10 november",
      search("earthquake", { since: "2026-11-03", until: "2026-11-10" }),
    ],
    [
      "strike from the 5th to the 12th of november",
      search("strike", { since: "2026-11-05", until: "2026-11-12" }),
    ],
    ["tsmc news the week before last", search("tsmc", { since: "2026-11-09", until: "2026-11-15" })],
    ["floods in late october", search("floods", { since: "2026-10-21", until: "2026-10-31" })],
    ["nvidia in the past fortnight", search("nvidia", { since: "2026-11-11" })],
    ["ev news dated november 18", search("ev", { since: "2026-11-18", until: "2026-11-18" })],
    ["shipments in q3 2025", search("shipments", { since: "2025-07-01", until: "2025-09-30" })],
    ["pull up the latest on the port strike", search("port strike", { sort: "new" })],
    ["fusion as reported by the guardian", search("fusion", { source: "guardian" })],
    ["so i need news regarding the grain corridor thanks", search("grain corridor")],
    ["i need everything you have on sk hynix", search("sk hynix")],
    ["hey @liz look, wind farm auctions", search("wind farm auctions")],
    ["上個月底的選舉", search("選舉", { since: "2026-10-21", until: "2026-10-31" })],
    ["民國115年10月的出口", search("出口", { since: "2026-10-01", until: "2026-10-31" })],
    ["11月3日到10日的油價", search("油價", { since: "2026-11-03", until: "2026-11-10" })],
    ["yesterday's news", { command: "latest", since: "2026-11-24", until: "2026-11-24" }],
    ["latest on the rail strike", search("rail strike", { sort: "new" })],
    ["foxconn but not apple", search("foxconn", { exclude: ["apple"] })],
    ["tsmc from digitimes", search("tsmc", { source: "digitimes" })],
    ["floods but nothing from the taipei times", search("floods", { notSource: "taipei times" })],
    ["give me news about quantum computing pls", search("quantum computing")],
    ["hey bot, any updates on the strike?", search("strike")],
    ["tsmc earnings cc @bob", search("tsmc earnings")],
    ["昨天的台積電新聞", search("台積電", { since: "2026-11-24", until: "2026-11-24" })],
    ["最近三天的地震", search("地震", { since: "2026-11-22" })],
    ["去年的營收", search("營收", { since: "2025-01-01", until: "2025-12-31" })],
    ["鴻海 最新", search("鴻海", { sort: "new" })],
    ["除了台積電的半導體新聞", search("半導體", { exclude: ["台積電"] })],
    ["自由時報的颱風新聞", search("颱風", { source: "自由時報" })],
    ["幫我找美光補助的新聞", search("美光補助")],
    ["exports in the first half of 2025", search("exports", { since: "2025-01-01", until: "2025-06-30" })],
    ["fighting since thursday last week", search("fighting", { since: "2026-11-19" })],
    ["anythng bout student loans this month?", search("student loans", { since: "2026-11-01" })],
    ["gimme the newest otter stories", search("otter", { sort: "new" })],
    ["energy stories that don't mention opec", search("energy", { exclude: ["opec"] })],
    ["electric cars minus tesla", search("electric cars", { exclude: ["tesla"] })],
    ["streaming news leaving netflix aside", search("streaming", { exclude: ["netflix"] })],
    ["covid without any vaccine stuff", search("covid", { exclude: ["vaccine"] })],
    ["the last news about visas", search("visas", { sort: "new" })],
    ["白酒 除了茅台", search("白酒", { exclude: ["茅台"] })],
    ["今年第二季的出口", search("出口", { since: "2026-04-01", until: "2026-06-30" })],
    ["明報過去一週的醫療報道", search("醫療", { since: "2026-11-18", source: "明報" })],
    ["有冇港鐵加價嘅新聞", search("港鐵加價")],
  ])("%s", (text, reading) => {
    expect(read(text)).toEqual(reading);
  });

  test("an address is a link; with words about adding it, a feed", () => {
    expect(read("https://example.org/story/1").command).toBe("link");
    expect(read("please add https://example.org/feed.xml as a feed").command).toBe("feeds");
  });
});
