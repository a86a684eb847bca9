import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { feeds, firstReading } from "../../src/cli/feeds.ts";
import { importArticles } from "../../src/cli/import.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { readConfig } from "../../src/config.ts";
import { startWeb, type Web } from "../servers/web.ts";

let folder: string;
let web: Web;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-cli-"));
  web = await startWeb();
  web.pages.set(
    "/feed",
    "<rss><channel><title>Island Daily</title><item><title>Ferry runs again</title><link>/ferry</link></item><item></item></channel></rss>",
  );
});
afterEach(async () => {
  await web.close();
  await rm(folder, { recursive: true });
});

const at = (path: string): string => web.url(path, "127.0.0.1");

/** What a verb prints, and its exit status. */
async function run(verb: typeof feeds, ...words: string[]): Promise<{ status: number; said: string }> {
  const config = readConfig({ NEWSDESK_DATA: folder, FETCH_ALLOW: `127.0.0.1:${web.port}` });
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    const status = await verb.run(words, config);
    return { status, said: log.mock.calls.flat().join("\n") };
  } finally {
    log.mockRestore();
  }
}

describe("newsdesk feeds", () => {
  test("from adding to removing", async () => {
    expect((await run(feeds, "list")).said).toContain("newsdesk feeds add");
    const name = `Island Daily (${at("/feed")})`;
    expect(await run(feeds, "add", at("/feed"))).toEqual({
      status: 0,
      said: `${name}: 1 article (1 new, 0 changed)\n  entry 2 has neither a title nor a text nor an address`,
    });
    expect((await run(feeds, "list")).said).toMatch(
      /^# {2}read {7}next {6}entries {2}feed\n1 {2}0 min ago {2}in \d+ min {8}1 {2}Island Daily\n {33,34}http.*; 1 entries not usable$/,
    );
    expect((await run(feeds, "full-text", "1", "off")).said).toBe(
      "Island Daily: from now on only its teasers come.",
    );
    expect(JSON.parse((await run(feeds, "list", "--json")).said)).toMatchObject([{ fullText: false }]);
    await run(feeds, "full-text", "1", "on");
    await expect(run(feeds, "add", at("/feed"), "--no-pages")).rejects.toThrow(
      /feed_known_without_pages.*Island Daily/,
    );
    expect(JSON.parse((await run(feeds, "list", "--json")).said)).toMatchObject([{ fullText: false }]);
    web.pages.delete("/feed");
    expect(await run(feeds, "check", "1")).toEqual({ status: 1, said: `${name} answers 404 (Not Found)` });
    expect((await run(feeds, "remove", "island daily")).said).toBe(
      "Island Daily is removed; its articles stay.",
    );
    expect(JSON.parse((await run(feeds, "list", "--json")).said)).toEqual([]);
  });

  test("a list says how many were read, fail and wait, with a bar while new ones wait for their first reading", async () => {
    web.pages.set(
      "/other",
      "<rss><channel><title>Lake</title><item><title>Fog</title></item></channel></rss>",
    );
    await run(feeds, "add", at("/feed"));
    await run(feeds, "add", at("/other"));
    web.pages.delete("/feed");
    await run(feeds, "check", "1");
    const path = join(folder, "more.opml");
    await writeFile(path, `<opml><body><outline type="rss" xmlUrl="${at("/new")}"/></body></opml>`);
    await run(feeds, "import", path);
    expect((await run(feeds, "list")).said).toMatch(/\n3 feeds: 1 read, 1 failing, 1 not read yet$/);
    const all = JSON.parse((await run(feeds, "list", "--json")).said);
    expect(firstReading(all)).toEqual([expect.stringMatching(/^█{20}░{10} {2}66 % {2}2 articles$/)]);
    expect(firstReading(all.slice(0, 2))).toEqual([]);
  });

  test("feeds are exported as OPML and imported again", async () => {
    await run(feeds, "add", at("/feed"));
    const path = join(folder, "feeds.opml");
    expect((await run(feeds, "export", path)).said).toBe(`1 feed written to ${path}.`);
    expect((await run(feeds, "export")).said).toBe(await readFile(path, "utf8"));
    expect((await run(feeds, "import", path)).said).toBe("1 feed listed, 0 new.");
    await run(feeds, "remove", "1");
    expect((await run(feeds, "import", path)).said).toBe("1 feed listed, 1 new.");
  });

  test("the name and the folder of a list are kept, and exported again", async () => {
    const path = join(folder, "folders.opml");
    const line = `<outline type="rss" text="My island" xmlUrl="${at("/feed")}"/>`;
    await writeFile(path, `<opml version="2.0"><body><outline text="Sea">${line}</outline></body></opml>`);
    await run(feeds, "import", path);
    await run(feeds, "check");
    expect((await run(feeds, "rules")).said).toBe(
      " 1  My island: name My island\n 2  My island: section Sea",
    );
    const { said } = await run(feeds, "export");
    expect(said).toMatch(
      /<outline text="Sea" title="Sea">\s*<outline text="My island" type="rss" [^<>]*\/feed"/,
    );
  });

  test("a rule is shown with what would come, set with --yes, listed and removed", async () => {
    web.pages.set(
      "/feed",
      "<rss><channel><title>Island Daily</title><item><title>Ferry runs again</title></item><item><title>Horoscope</title></item></channel></rss>",
    );
    await run(feeds, "add", at("/feed"), "--no-pages");
    const block = ["block", "1", "title:horoscope"];
    expect((await run(feeds, ...block)).said).toBe(
      [
        "Island Daily: block title:horoscope",
        "Of the 2 entries that it has now, 1 would come:",
        "  Ferry runs again (Island Daily)",
        "1 would stay out:",
        "  Horoscope (Island Daily)",
        "Nothing is set yet: the same with --yes sets it.",
      ].join("\n"),
    );
    expect((await run(feeds, "rules")).said).toContain("No rules yet");
    expect((await run(feeds, ...block, "--yes")).said).toMatch(/\nIt is set\.$/);
    await run(feeds, "name", "1", "The", "Island", "--yes");
    expect((await run(feeds, "rules")).said).toBe(
      " 1  The Island: block title:horoscope\n 2  The Island: name The Island",
    );
    expect((await run(feeds, "list")).said).toMatch(
      /The Island\n.*feed; block title:horoscope; name The Island$/,
    );
    expect((await run(feeds, "remove-rule", "1")).said).toContain("comes with the next check");
    expect(JSON.parse((await run(feeds, "rules", "--json")).said)).toMatchObject([{ kind: "name" }]);
    for (const words of [["keep", "1"], ["take"], ["remove-rule"], ["remove-rule", "x"]])
      await expect(run(feeds, ...words)).rejects.toThrow(UsageError);
    await expect(run(feeds, "keep", "1", "since:never")).rejects.toThrow(/rule_unread/);
  });

  test("a line of a list that is no feed is named and loses only itself", async () => {
    const path = join(folder, "odd.opml");
    const line = (type: string, url: string) => `<outline type="${type}" text="x" xmlUrl="${url}"/>`;
    const lines = line("rss", at("/feed")) + line("rss", "javascript:void(0)") + line("link", at("/page"));
    await writeFile(path, `<opml version="2.0"><body>${lines}</body></opml>`);
    const { said } = await run(feeds, "import", path);
    expect(said).toMatch(/^2 feeds listed, 1 new\.\n.*javascript:void\(0\)/);
    expect(JSON.parse((await run(feeds, "list", "--json")).said)).toMatchObject([{ url: at("/feed") }]);
  });

  test("an action that fails is reported, and nothing is added", async () => {
    const path = join(folder, "feeds.txt");
    await writeFile(path, "no list");
    await expect(run(feeds, "import", path)).rejects.toThrow(UsageError);
    await expect(run(feeds, "add", "http://10.0.0.1/feed")).rejects.toThrow(/private_network/);
    await expect(run(feeds, "add", "nonsense")).rejects.toThrow(/not_an_address/);
    await expect(run(feeds, "remove", "7")).rejects.toThrow(/feed_unknown.*7/);
    for (const words of [[], ["ad", "x"], ["add"], ["list", "--yaml"], ["full-text", "1", "maybe"]])
      await expect(run(feeds, ...words)).rejects.toThrow(UsageError);
    expect(JSON.parse((await run(feeds, "list", "--json")).said)).toEqual([]);
  });
});

test("newsdesk import reads feed files, and lists each article and each skipped entry", async () => {
  const fixtures = new URL("../fixtures/feeds/", import.meta.url).pathname;
  const { said } = await run(
    importArticles,
    join(fixtures, "rss-2.0.xml"),
    join(fixtures, "entry-empty.xml"),
    "--json",
  );
  const { files } = JSON.parse(said);
  expect(files[0]).toMatchObject({
    articles: 1,
    skipped: [],
    list: [{ title: "Ferry runs again", url: "https://island.example/ferry", byline: "Lin Mei" }],
  });
  expect(files[1]).toMatchObject({
    articles: 1,
    skipped: [{ where: "entry 1", reason: "has neither a title nor a text nor an address" }],
  });
});

test("every feed file can be imported, and a second import adds nothing", async () => {
  const fixtures = new URL("../fixtures/feeds/", import.meta.url).pathname;
  await run(importArticles, fixtures, "--json");
  const again = JSON.parse((await run(importArticles, fixtures, "--json")).said);
  expect(again).toMatchObject({ new: 0, changed: 0, unchanged: again.articles });
});
