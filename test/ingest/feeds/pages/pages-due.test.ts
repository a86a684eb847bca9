import { expect, onTestFinished, test } from "vitest";
import { openStorage } from "../../../../src/storage/sqlite/open-sqlite.ts";
import { stalled, startWeb } from "../../../servers/web.ts";
import { openFeedDesk } from "../feed-desk.ts";

test("pages that were not fetched when the program ended are fetched after its next start", async () => {
  const web = await startWeb();
  const desk = await openFeedDesk();
  onTestFinished(() => Promise.all([desk.close(), web.close()]).then(() => {}));
  const titles = ["Ferry runs again", "Port reopens"];
  const text = (title: string) => `${title} after the storm. ${"The harbor master said so. ".repeat(20)}`;
  const items = titles.map(
    (title, n) =>
      `<item><title>${title}</title><link>${web.url(`/${n}`, "127.0.0.1")}</link><description>${title} after the storm...</description></item>`,
  );
  web.pages.set("/feed", `<rss version="2.0"><channel><title>Quay</title>${items.join("")}</channel></rss>`);
  web.pages.set("/0", stalled);
  await desk.service.note([{ url: web.url("/feed", "127.0.0.1") }]);
  await desk.begin();
  // The second page waits for the first.
  await expect.poll(() => web.requests.map(({ path }) => path)).toContain("/0");
  await desk.service.stop();

  for (const [n, title] of titles.entries())
    web.pages.set(`/${n}`, `<article><h1>${title}</h1><p>${text(title)}</p></article>`);
  const next = await openFeedDesk(desk.now(), desk.storage);
  onTestFinished(() => next.service.stop());
  await next.poll();
  const all = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
  expect(all.map(({ title, body }) => [title, body?.includes("harbor master")]).toSorted()).toEqual(
    titles.map((title) => [title, true]),
  );
  expect(await desk.storage.pagesDue.list()).toEqual([]);
});

test("of a feed that brings whole articles, only those that it cuts off wait for their pages", async () => {
  const web = await startWeb();
  const { pagesDue, ...storage } = await openStorage(":memory:");
  const noted: string[] = [];
  const note: typeof pagesDue.note = async (pages) => {
    const articles = await storage.articles.get(pages.map(({ articleId }) => articleId));
    noted.push(...articles.map(({ title }) => title));
    await pagesDue.note(pages);
  };
  const desk = await openFeedDesk(undefined, { ...storage, pagesDue: { ...pagesDue, note } });
  onTestFinished(() => Promise.all([desk.close(), web.close()]).then(() => {}));
  const text = `<p>${"The harbor master said so. ".repeat(20)}</p>`;
  const items = [
    `<item><title>Ferry runs again</title><link>${web.url("/0", "127.0.0.1")}</link><content:encoded><![CDATA[${text}]]></content:encoded></item>`,
    `<item><title>Port reopens</title><link>${web.url("/1", "127.0.0.1")}</link><description>After the storm...</description></item>`,
  ];
  const namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  web.pages.set(
    "/feed",
    `<rss version="2.0" ${namespace}><channel><title>Quay</title>${items.join("")}</channel></rss>`,
  );
  await desk.service.note([{ url: web.url("/feed", "127.0.0.1") }]);
  await desk.poll();
  expect(noted).toEqual(["Port reopens"]);
});
