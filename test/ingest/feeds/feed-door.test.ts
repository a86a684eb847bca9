import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeFeeds } from "../../../src/ingest/feeds/describe-feeds.ts";
import { doorFrom, doorHeaders, withoutPassword } from "../../../src/ingest/feeds/feed-door.ts";
import { writeOpml } from "../../../src/ingest/feeds/parse/opml.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { message, openNewsroom, wordsOf } from "../../bot/newsroom.ts";
import { answer, type Handler, startWeb, type Web } from "../../servers/web.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

const secret = "sesame-hunter2";
const page = "<html><body><article><h1>Budget passed</h1>".concat(
  `<p>${"The council passed the budget after a long night of talks. ".repeat(8)}</p></article></body></html>`,
);

describe("a door", () => {
  test("is read from lines", () => {
    const lines = `User: lin\n password : a: b  c\n\nCookie: a=b; c=d | User-Agent: Mozilla/5.0`;
    expect(doorFrom(lines, "https://x.example/feed")).toEqual({
      origin: "https://x.example",
      user: "lin",
      password: "a: b  c",
      headers: { cookie: "a=b; c=d", "user-agent": "Mozilla/5.0" },
    });
  });

  test.each([secret, `: ${secret}`, `Host: ${secret}`, `X Y: ${secret}`, `X: ${secret}\u0007`, `X:`])(
    "a line that cannot be used is named by its number, not by its text: %j",
    (line) => {
      try {
        doorFrom(`user: lin\n${line}`, "https://x.example/");
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: "door_line", params: { line: 2 } });
        expect(String(error)).not.toContain(secret);
      }
    },
  );

  test.each<[string, string, boolean]>([
    ["http://x.example/a", "http://x.example/b", true],
    ["http://x.example/a", "https://x.example/a", true],
    ["https://x.example/a", "http://x.example/a", false],
    ["https://x.example/a", "https://y.example/a", false],
    ["https://x.example/a", "https://x.example:8443/a", false],
    ["https://x.example/a", "https://sub.x.example/a", false],
  ])("of %s opens for %s: %j", (given, asked, opens) => {
    const headers = doorHeaders(doorFrom(`token: ${secret}`, given), new URL(asked));
    expect(headers).toEqual(opens ? { authorization: `Bearer ${secret}` } : {});
  });

  test("is taken out of an address", () => {
    expect(withoutPassword("https://li%40n:a%3Ab@x.example/feed")).toEqual({
      url: "https://x.example/feed",
      door: { origin: "https://x.example", user: "li@n", password: "a:b", headers: {} },
    });
    expect(withoutPassword("https://x.example/feed")).toEqual({ url: "https://x.example/feed" });
  });
});

describe("a feed behind a door", () => {
  let web: Web;
  let other: Web;
  let desk: FeedDesk;
  beforeEach(async () => {
    [web, other, desk] = await Promise.all([startWeb(), startWeb(), openFeedDesk()]);
    const guarded =
      (body: string): Handler =>
      (request, response) => {
        const isOpen = request.headers.authorization === `Basic ${btoa(`lin:${secret}`)}`;
        if (isOpen) response.end(body);
        else response.writeHead(401, { "www-authenticate": "Basic" }).end();
      };
    web.pages.set(
      "/feed",
      guarded(
        "<rss><channel><title>Inside</title><item><title>Budget passed</title><link>/1</link></item></channel></rss>",
      ),
    );
    web.pages.set("/1", guarded(page));
  });
  afterEach(async () => {
    await desk.close();
    await Promise.all([web.close(), other.close()]);
  });
  const address = () => web.url("/feed", "127.0.0.1");
  const withPassword = () => address().replace("//", `//lin:${secret}@`);

  /** Everything that is ever shown or stored of the feeds. */
  async function shown(): Promise<string> {
    const feeds = await desk.service.list();
    const sealed = await Promise.all(feeds.map(({ id }) => desk.storage.feeds.door(id)));
    return [
      JSON.stringify(feeds),
      describeFeeds(feeds, desk.now(), errorText),
      await writeOpml(feeds),
      sealed,
    ].join("\n");
  }

  test("is read with its pages, and what opens it is shown nowhere and sealed in the database", async () => {
    await desk.service.add(withPassword());
    await desk.service.settled();
    const [article] = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
    expect(article?.body).toContain("long night of talks");
    expect((await desk.service.list())[0]).toMatchObject({
      url: address(),
      addedAs: address(),
      hasDoor: true,
    });
    expect(await shown()).not.toMatch(new RegExp(`${secret}|${btoa(secret).slice(0, 8)}`));
    await desk.pollNext();
    expect((await desk.feedAt(address())).failures).toBe(0);
  });

  test("says that it wants a sign-in, which may come later and may be taken away", async () => {
    await desk.service.note([{ url: address() }]);
    await desk.poll();
    expect(errorText((await desk.feedAt(address())).error ?? "")).toContain("wants a sign-in (401)");
    const signedIn = await desk.service.signIn("1", `user: lin\npassword: ${secret}`);
    expect([signedIn.outcome, signedIn.articles]).toEqual(["read", 1]);
    expect((await desk.service.signIn("1", "")).outcome).toBe("failed");
    expect((await desk.feedAt(address())).hasDoor).toBe(false);
  });

  test("a redirect to another server takes nothing of it along", async () => {
    await desk.service.add(withPassword());
    other.pages.set("/feed", "<rss><channel><title>Inside</title></channel></rss>");
    web.pages.set("/feed", answer(302, { location: other.url("/feed", "127.0.0.1") }));
    await desk.pollNext();
    expect(other.requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(other.requests)).not.toContain("authorization");
  });

  test.each<[string, Handler]>([
    ["a header", answer(403, { "cf-mitigated": "challenge" }, "<html></html>")],
    ["its words", answer(503, {}, "<title>Just a moment...</title>")],
    ["a page in place of the feed", answer(200, {}, "<html><title>Just a moment...</title></html>")],
  ])("a check for bots is told as such, by %s", async (_, handler) => {
    web.pages.set("/feed", handler);
    await desk.service.note([{ url: address() }]);
    await desk.poll();
    expect(errorText((await desk.feedAt(address())).error ?? "")).toMatch(/with a check for bots/);
  });

  test("a plain 403 is none", async () => {
    web.pages.set("/feed", answer(403, {}, "<html>No entry</html>"));
    await desk.service.note([{ url: address() }]);
    await desk.poll();
    expect(errorText((await desk.feedAt(address())).error ?? "")).toBe("answers 403 (Forbidden)");
  });

  test("in chat it is added in a form alone, by operators, and nothing of it is said again", async () => {
    const newsroom = await openNewsroom();
    const { platform, user } = message("x").user;
    newsroom.deps.feeding = { operators: [`${platform}:${user}`], feedService: desk.service };
    try {
      const typed = await newsroom.answer(`feeds add ${withPassword()}`);
      expect(JSON.stringify(typed)).not.toContain(secret);
      expect(typed.kind === "notice" && wordsOf(typed)).toContain("only taken in a form");
      expect(typed.kind === "notice" && typed.actions[0]?.command).toBe("feeds sign-in");
      expect(await desk.service.list()).toEqual([]);

      const form = await newsroom.form("feeds sign-in");
      expect(form.fields.map(({ name }) => name)).toEqual([
        "address",
        "user",
        "password",
        "token",
        "headers",
      ]);
      const values = { address: [address()], user: ["lin"], password: [secret], token: [""], headers: [""] };
      const added = await newsroom.answer(form.command, { kind: "submit", values });
      expect(added.kind === "notice" && wordsOf(added)).toContain("Inside is added with 1 article.");
      expect(added.kind === "notice" && added.visibility).toBe("private");
      expect(JSON.stringify(added)).not.toContain(secret);

      const wrong = await newsroom.answer("feeds sign-in 1", {
        kind: "submit",
        values: { ...values, password: ["other-secret"], headers: ["no header"] },
      });
      expect(wrong.kind === "notice" && wordsOf(wrong)).toContain("Line 3 of the sign-in");
      expect(JSON.stringify(wrong)).not.toMatch(/secret|sesame/);

      const payload = Buffer.from(JSON.stringify({ which: "1", lines: "token: x" })).toString("base64url");
      const byHand = await newsroom.answer(`feeds sign-in ${payload}`);
      expect(byHand.kind === "notice" && wordsOf(byHand)).toContain("only taken in a form");

      newsroom.deps.feeding.operators = [];
      const refused = await newsroom.answer(form.command, { kind: "submit", values });
      expect(refused.kind === "notice" && wordsOf(refused)).toContain("Only the operators");
      const closed = await newsroom.answer("feeds sign-in");
      expect(closed.kind).toBe("notice");
    } finally {
      await newsroom.close();
    }
  });
});
