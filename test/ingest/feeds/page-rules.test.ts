import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describePreview } from "../../../src/ingest/feeds/rules/describe-rules.ts";
import type { RuleKind } from "../../../src/ingest/feeds/rules/rule.ts";
import { answer, startWeb, type Web } from "../../servers/web.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

let web: Web;
let desk: FeedDesk;

beforeEach(async () => {
  [web, desk] = await Promise.all([startWeb(), openFeedDesk()]);
  web.pages.set(
    "/feed",
    `<rss version="2.0"><channel><title>Quay</title><item><title>Ferry runs again</title><link>${at("/1")}</link>
    <description>The ferry runs again.</description></item></channel></rss>`,
  );
  web.pages.set("/1", page);
});
afterEach(async () => {
  await desk.close();
  await web.close();
});

const at = (path: string): string => web.url(path, "127.0.0.1");
const host = () => `127.0.0.1:${web.port}`;
const story =
  "The night ferry to the island sails again from Monday, the harbour office announced on Friday. ";
const shop =
  "Buy the book of the ferry in our shop, with forty pictures of the harbour and of the ferry itself. ";
const page = `<html lang="en"><title>Ferry runs again</title><body><article><h1>Ferry runs again</h1>
  <div class="text"><p>${story.repeat(2)}</p><p>${story.repeat(2)}</p><p class="shop">${shop.repeat(2)}</p></div></article>
  <div class="short">It runs.</div></body></html>`;

const tryOut = (kind: RuleKind, text: string, of = "1") => desk.service.rules.try({ kind, of, text });
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "none",
    ({ code }) => code,
  );
const addFeed = async () => {
  await desk.service.add(at("/feed"));
  await desk.service.settled();
};
const bodies = async () =>
  (await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER)).map(({ body }) => body ?? "");

describe("of the pages of a site", () => {
  test("an element is dropped", async () => {
    await desk.service.rules.set({ kind: "drop", of: at("/1"), text: ".shop" });
    await addFeed();
    expect(await bodies()).toEqual([expect.stringContaining("harbour office")]);
    expect((await bodies()).join()).not.toContain("our shop");
  });

  test("an element is taken, however short it is and whatever it says", async () => {
    await desk.service.rules.set({ kind: "take", of: at("/1"), text: ".short" });
    await addFeed();
    expect(await bodies()).toEqual(["It runs."]);
  });

  test("what is taken is found as ever where the selector finds nothing", async () => {
    await desk.service.rules.set({ kind: "take", of: at("/1"), text: ".another" });
    await addFeed();
    expect((await bodies()).join()).toContain("harbour office");
  });

  test("those of another site have no such rule", async () => {
    await desk.service.rules.set({ kind: "drop", of: "other.example", text: ".shop" });
    await addFeed();
    expect((await bodies()).join()).toContain("our shop");
  });
});

describe("before such a rule is set", () => {
  test("the text that it would give is shown, of a page of a feed, and it is set for that page's site", async () => {
    await addFeed();
    const tried = await tryOut("drop", ".shop");
    expect(describePreview(tried)).toContain(`${host()}: drop .shop\n${at("/1")} would give`);
    expect(tried.page?.after).not.toContain("our shop");
    expect(tried.page?.before).toContain("our shop");
    expect(await desk.service.rules.list()).toEqual([]);
    await desk.service.rules.set(tried.wish);
    expect(await desk.service.rules.list()).toEqual([{ kind: "drop", host: host(), text: ".shop" }]);
    expect(await codeOf(desk.service.rules.set(tried.wish))).toBe("rule_known");
    await desk.service.rules.remove(1);
    expect(await desk.service.rules.list()).toEqual([]);
  });

  test("of a page by its address, to which it may be redirected", async () => {
    web.pages.set("/go", answer(302, { location: "/1" }));
    expect((await tryOut("take", ".text p:not(.shop)", at("/go"))).page).toMatchObject({
      url: at("/1"),
      after: `${story.repeat(2).trim()}\n\n${story.repeat(2).trim()}`,
    });
  });

  test.each<[string, RuleKind, string, string, string]>([
    ["that finds nothing", "drop", ".none", "/1", "selector_finds_nothing"],
    ["of a page that is not there", "take", ".text", "/none", "page_unreadable"],
    ["of a page that robots.txt forbids", "take", ".text", "/private", "page_forbidden"],
    ["of no page", "take", ".text", "", "not_a_page"],
    ["that is none", "take", "p{}", "/1", "selector_broken"],
  ])("one %s is refused: %s", async (_, kind, text, path, code) => {
    web.pages.set("/robots.txt", "User-agent: *\nDisallow: /private").set("/private", page);
    expect(await codeOf(tryOut(kind, text, path ? at(path) : "7"))).toBe(code);
  });

  test("a feed whose entries have no pages is named", async () => {
    web.pages.set(
      "/plain",
      "<rss><channel><title>Plain</title><item><title>Fog</title></item></channel></rss>",
    );
    await desk.service.add(at("/plain"));
    expect(await codeOf(tryOut("drop", ".shop", "Plain"))).toBe("no_page_to_try");
  });
});
