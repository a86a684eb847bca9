import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describePreview, describeRules } from "../../../src/ingest/feeds/rules/describe-rules.ts";
import type { RuleKind } from "../../../src/ingest/feeds/rules/rule.ts";
import { startWeb, type Web } from "../../servers/web.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

let web: Web;
let desk: FeedDesk;

beforeEach(async () => {
  [web, desk] = await Promise.all([startWeb(), openFeedDesk()]);
});
afterEach(async () => {
  await desk.close();
  await web.close();
});

type Entry = { title: string; guid?: string; text?: string; link?: string; section?: string };

const at = (path: string): string => web.url(path, "127.0.0.1");
const item = ({ title, guid = title, text = "", link, section }: Entry): string =>
  `<item><title>${title}</title><guid>${guid}</guid><description>${text}</description>`.concat(
    link ? `<link>${link}</link>` : "",
    section ? `<section>${section}</section>` : "",
    "</item>",
  );
const serve = (...entries: (Entry | string)[]): void => {
  const items = entries.map((entry) => item(typeof entry === "string" ? { title: entry } : entry));
  web.pages.set("/feed", `<rss version="2.0"><channel><title>Quay</title>${items.join("")}</channel></rss>`);
};
const add = () => desk.service.add(at("/feed"), { fullText: false });
const set = (kind: RuleKind, text: string, of = "1") => desk.service.rules.set({ kind, of, text });
const preview = (kind: RuleKind, text: string, of = "1") => desk.service.rules.try({ kind, of, text });
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "none",
    ({ code, params }) => [code, params],
  );

describe("what a feed brings", () => {
  test.each<[string, RuleKind, string, string[]]>([
    ["a word", "block", "horoscope", ["Chips at sea", "TSMC grows"]],
    ["an alternative", "keep", "chips OR tsmc", ["Chips at sea", "TSMC grows"]],
    ["a word in any form, as in a search", "keep", "chip", ["Chips at sea"]],
    ["a word in the headline", "block", "title:today", ["Chips at sea", "TSMC grows"]],
    ["what is not to be there", "keep", "-horoscope", ["Chips at sea", "TSMC grows"]],
    ["a phrase", "keep", '"at sea"', ["Chips at sea"]],
  ])("is kept or blocked by %s", async (_, kind, text, brought) => {
    serve("Port reopens");
    await add();
    await set(kind, text);
    serve("Chips at sea", "TSMC grows", "Horoscope for today");
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Port reopens", ...brought].toSorted());
  });

  test("is only teasers if that was chosen: its summary, or the first sentence", async () => {
    const text = `A ferry sank off Keelung on Monday. ${"Divers searched the harbor all night. ".repeat(20)}`;
    web.pages.set(
      "/feed",
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title>
        <item><title>With both</title><description>A ferry is missed.</description>
          <content:encoded>${text}</content:encoded></item>
        <item><title>With a text</title><content:encoded>${text}</content:encoded></item></channel></rss>`,
    );
    await add();
    const shown = (await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER)).map(
      ({ title, summary, body }) => [title, summary, body],
    );
    expect(shown.toSorted()).toEqual([
      ["With a text", "A ferry sank off Keelung on Monday.", undefined],
      ["With both", "A ferry is missed.", undefined],
    ]);
  });

  test("is let in by any query to keep, unless one to block has it", async () => {
    serve("Port reopens");
    await add();
    await set("keep", "chips");
    await set("keep", "tsmc");
    await set("block", "tsmc horoscope");
    serve("Chips at sea", "TSMC grows", "Ferry runs", "TSMC horoscope");
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Chips at sea", "Port reopens", "TSMC grows"]);
    expect((await desk.service.check("1"))[0]).toMatchObject({ articles: 2, new: 0, keptOut: 2 });
  });

  test("has the source and the section that were set, in place of its own", async () => {
    serve({ title: "Port reopens", section: "Local" });
    await add();
    await set("name", "The Quay");
    await set("section", "Sea");
    serve({ title: "Ferry runs", section: "Local" });
    await desk.poll();
    const all = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
    expect(all.find(({ title }) => title === "Ferry runs")).toMatchObject({
      source: "The Quay",
      section: "Sea",
    });
    expect((await desk.service.remove("the quay")).title).toBe("Quay");
  });

  test("keeps the paper that an entry names, as those of aggregators do", async () => {
    serve("Port reopens");
    await add();
    await set("name", "The Quay");
    const cited = item({ title: "Ferry runs" }).replace(
      "</item>",
      '<source url="/">Lake Wire</source></item>',
    );
    web.pages.set(
      "/feed",
      `<rss><channel><title>Quay</title>${cited}${item({ title: "Fog" })}</channel></rss>`,
    );
    await desk.poll();
    const all = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
    expect(all.map(({ title, source }) => [title, source])).toEqual(
      expect.arrayContaining([
        ["Ferry runs", "Lake Wire"],
        ["Fog", "The Quay"],
      ]),
    );
  });

  test("is matched as the feed has it, whatever section it is given", async () => {
    serve("Port reopens");
    await add();
    await set("section", "Sea");
    await set("block", "section:local");
    serve({ title: "Ferry runs", section: "Local" }, { title: "Chips at sea", section: "World" });
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Chips at sea", "Port reopens"]);
  });
});

test("a feed of a list has the name and the section that it has there", async () => {
  serve("Port reopens");
  await desk.service.note([{ url: at("/feed"), title: "My quay", section: "Sea" }]);
  await desk.poll();
  const [article] = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
  expect(article).toMatchObject({ source: "My quay", section: "Sea" });
  expect((await desk.service.rules.list()).map(({ kind, text }) => [kind, text])).toEqual([
    ["name", "My quay"],
    ["section", "Sea"],
  ]);
});

test("a name that is the feed's own is no rule to be told of", async () => {
  serve("Port reopens");
  await desk.service.note([{ url: at("/feed"), title: "Quay" }]);
  await desk.poll();
  expect(await desk.service.rules.list()).toEqual([]);
});

describe("what was kept out", () => {
  test("stays out when it is changed, and its page is not fetched", async () => {
    serve("Port reopens");
    await desk.service.add(at("/feed"));
    await set("block", "title:horoscope");
    serve({ title: "Horoscope", guid: "7", link: "/7" });
    await desk.poll();
    serve({ title: "The stars today", guid: "7", link: "/7" }, { title: "Ferry runs", link: "/8" });
    desk.pass(3_600_000);
    await desk.pollNext();
    expect(await desk.headlines()).toEqual(["Ferry runs", "Port reopens"]);
    const asked = web.requests.map(({ path }) => path);
    expect([asked.includes("/7"), asked.includes("/8")]).toEqual([false, true]);
  });

  test("comes once its rule is removed, if the feed still has it, though nothing there has changed", async () => {
    serve("Port reopens");
    await add();
    const body = String(web.pages.get("/feed")).replace(
      "</channel>",
      `${item({ title: "Horoscope" })}</channel>`,
    );
    web.pages.set("/feed", (request, response) => {
      const isKnown = request.headers["if-none-match"] === '"2"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"2"' }).end(isKnown ? "" : body);
    });
    await set("block", "horoscope");
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Port reopens"]);
    expect(await desk.service.rules.remove(1)).toMatchObject({ kind: "block", text: "horoscope" });
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Horoscope", "Port reopens"]);
  });

  test("comes once another rule lets it in", async () => {
    serve("Port reopens");
    await add();
    await set("keep", "chips");
    serve("TSMC grows", "Ferry runs");
    await desk.poll();
    await set("keep", "tsmc");
    await desk.poll();
    expect(await desk.headlines()).toEqual(["Port reopens", "TSMC grows"]);
  });
});

test("what came before a rule stays, and is revised as ever", async () => {
  serve({ title: "Horoscope", guid: "1", text: "Old" });
  await add();
  await set("block", "horoscope");
  serve({ title: "Horoscope", guid: "1", text: "New" });
  await desk.poll();
  expect(await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER)).toMatchObject([{ summary: "New" }]);
});

test("a rule that is set while the feed is being read holds from then on", async () => {
  serve("Port reopens");
  await add();
  const [held, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const body = String(web.pages.get("/feed")).replace("Port reopens", "Horoscope");
  web.pages.set("/feed", (_, response) => {
    asked.resolve();
    void held.promise.then(() => response.writeHead(200, { etag: '"1"' }).end(body));
  });
  const checked = desk.service.check("1");
  await asked.promise;
  await set("block", "ferry");
  held.resolve();
  await checked;
  expect(await desk.feedAt(at("/feed"))).toMatchObject({ etag: undefined, nextCheck: 0 });
});

describe("before a rule is set", () => {
  test("what would come of the present entries is told, and nothing is set", async () => {
    serve("Chips at sea", "TSMC grows", "Ferry runs", "Fog", "Rain", "Snow");
    await add();
    const tried = await preview("keep", "chips OR tsmc");
    expect(describePreview(tried).split("\n")).toEqual([
      "Quay: keep chips OR tsmc",
      "Of the 6 entries that it has now, 2 would come:",
      "  Chips at sea (Quay)",
      "  TSMC grows (Quay)",
      "4 would stay out:",
      "  Ferry runs (Quay)",
      "  Fog (Quay)",
      "  Rain (Quay)",
      "  and 1 more",
    ]);
    expect(await desk.service.rules.list()).toEqual([]);
    expect(tried.wish).toEqual({ kind: "keep", of: at("/feed"), text: "chips OR tsmc" });
    await desk.service.rules.set(tried.wish);
    expect(describeRules(await desk.service.rules.list())).toBe(" 1  Quay: keep chips OR tsmc");
  });

  test("it is tried together with those that are set", async () => {
    serve("Chips at sea", "TSMC grows", "Ferry runs");
    await add();
    await set("keep", "chips OR tsmc");
    expect((await preview("block", "tsmc")).entries).toMatchObject({
      comes: { count: 1 },
      staysOut: { count: 2 },
    });
    expect((await preview("name", "The Quay")).entries?.comes.examples).toEqual([
      { title: "Chips at sea", source: "The Quay", section: undefined },
      { title: "TSMC grows", source: "The Quay", section: undefined },
    ]);
  });

  test.each<[RuleKind, string, string]>([
    ["keep", "since:whenever chips", "rule_unread"],
    ["block", "lang:??", "rule_unread"],
    ["keep", "!!!", "rule_says_nothing"],
    ["keep", "", "rule_empty"],
    ["block", "a".repeat(301), "rule_too_long"],
    ["name", "  ", "rule_empty"],
    ["take", ".a[", "selector_broken"],
    ["take", ".a:has(.b)", "selector_unsupported"],
  ])("%s %j is refused: %s", async (kind, text, code) => {
    serve("Chips at sea");
    await add();
    for (const asked of [preview(kind, text), set(kind, text)])
      expect(await codeOf(asked)).toEqual([code, expect.anything()]);
    expect(await desk.service.rules.list()).toEqual([]);
  });

  test("a rule that is there already, and one too many, are refused; a new name replaces the old", async () => {
    serve("Chips at sea");
    await add();
    await set("block", "x1");
    expect(await codeOf(set("block", "x1"))).toEqual(["rule_known", { text: "x1" }]);
    for (let n = 2; n <= 19; n++) await set("block", `x${n}`);
    await set("name", "One");
    await set("name", "Two");
    expect(await codeOf(set("section", "Sea"))).toEqual(["too_many_rules", { most: 20 }]);
    expect((await desk.service.rules.list()).at(-1)).toMatchObject({ kind: "name", text: "Two" });
    expect(await codeOf(desk.service.rules.remove(21))).toEqual(["rule_unknown", { which: 21 }]);
  });

  test("a feed that cannot be read now, or is not there, is named", async () => {
    serve("Chips at sea");
    await add();
    web.pages.delete("/feed");
    expect(await codeOf(preview("keep", "chips"))).toMatchObject(["feed_unreadable", { feed: "Quay" }]);
    expect(await codeOf(preview("keep", "chips", "7"))).toEqual(["feed_unknown", { which: "7" }]);
  });
});
