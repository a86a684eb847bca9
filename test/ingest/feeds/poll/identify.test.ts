import { expect, test } from "vitest";
import { formerAddressKey } from "../../../../src/article/former-address.ts";
import { articleKey } from "../../../../src/article/identity.ts";
import { readFeed } from "../../../../src/ingest/feeds/parse/read-feed.ts";
import { identify } from "../../../../src/ingest/feeds/poll/identify.ts";
import { openStorage } from "../../../../src/storage/sqlite/open-sqlite.ts";

const item = (title: string, link: string, guid = "") =>
  `<item><title>${title}</title><link>${link.replaceAll("&", "&amp;")}</link>${guid && `<guid isPermaLink="false">${guid}</guid>`}<description>Tugs leave.</description></item>`;
const feed = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Lock Wire</title>${items.join("")}</channel></rss>`;
const articlesOf = (text: string) => identify(readFeed(text, { folder: "f" }).drafts, "1", 0);

test("links in an old encoding, signed links and anchors of one page are articles of their own, with their links", async () => {
  const links = [
    "http://big5.example/s?t=%B4%E4",
    "http://big5.example/s?t=%B4%E5",
    "https://tool.example/log#v1.0",
    "https://tool.example/log#v1.1",
    "https://cdn.example/a?y&sig=a/b~c",
  ];
  const { articles, close } = await openStorage(":memory:");
  const entries = links.map((link, index) => item(`Story ${index}`, link));
  await articles.add(await articlesOf(feed(...entries)), 1);
  // A later reading brings only the last of each.
  await articles.add(await articlesOf(feed(entries[1] ?? "", entries[3] ?? "")), 2);
  const stored = await articles.between(0, 10);
  expect(stored.map(({ url }) => url).toSorted()).toEqual(links.toSorted());
  await close();
});

test("a feed whose articles an earlier program stored brings none of them again", async () => {
  const text = feed(
    item("Without a guid", "https://a.example/x?u=https://b.example/&utm_source=feed"),
    item("With a guid", "https://a.example/y?q=a%20b", "g-2"),
    item("A signed one", "https://a.example/z?b=1,2&a"),
    item("Version 1", "https://tool.example/log#v1"),
    item("Version 2", "https://tool.example/log#v2"),
    item("Plain", "https://a.example/plain?id=1"),
  );
  const now = await articlesOf(text);
  // As it was: addresses written anew, and those that were then the same did not count.
  const before = now.map((draft) => {
    const url = formerAddressKey(draft.url ?? "");
    const isShared = url === "https://tool.example/log";
    const part = draft.title === "With a guid" ? "g-2" : isShared ? `${draft.title}\n` : url;
    const keys = [articleKey.feed("1", part), ...(isShared ? [] : [`url:${url}`])];
    return { ...draft, url, keys, formerKeys: undefined };
  });
  const { articles, close } = await openStorage(":memory:");
  const { added } = await articles.add(before, 1);
  expect(await articles.add(now, 2)).toMatchObject({ added: [] });
  expect(await articles.add(now, 3)).toMatchObject({ added: [], changed: [], unchanged: 6 });
  const ids = added.map(({ id }) => id);
  expect((await articles.get(ids)).map(({ url }) => url)).toEqual(
    now.map(({ title, url }) => (title === "Plain" ? "https://a.example/plain?id=1" : url)),
  );
  await close();
});
