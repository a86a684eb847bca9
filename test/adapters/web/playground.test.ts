import { request } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { ago } from "../../../adapters/web/discord-markdown.ts";
import { discordPane } from "../../../adapters/web/discord-pane.ts";
import { slackPane } from "../../../adapters/web/slack-pane.ts";
import { anyReply, entry, results } from "../../contract/replies.ts";
import { openHouse } from "./house.ts";

let house: Awaited<ReturnType<typeof openHouse>> | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

type Drawn = Record<"slack" | "discord", { html: string; presses: string[] }>;

const drawnBy = async (answer: Promise<Response>) => (await (await answer).json()) as Drawn;

const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** The status that a request under another Host name gets. */
const statusFor = (address: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(address, { headers: { host } }, ({ statusCode }) => resolve(statusCode))
      .on("error", reject)
      .end();
  });

describe("who may use the playground", () => {
  test("nobody through another host name or another site's form", async () => {
    house = await openHouse();
    expect(await statusFor(house.address, "127.0.0.1")).toBe(200);
    expect(await statusFor(house.address, "evil.example")).toBe(403);
    const form = await post(`${house.address}/ask`, { text: "tsmc" }, { "content-type": "text/plain" });
    expect(form.status).toBe(403);
  });

  test("with a password only those who know it; health checks need none", async () => {
    house = await openHouse({ PLAYGROUND: "on", PLAYGROUND_PASSWORD: "correct horse battery" });
    const as = (password: string) => ({ authorization: `Basic ${btoa(`me:${password}`)}` });
    const page = (headers = {}) => fetch(house?.address ?? "", { headers });
    expect((await page()).status).toBe(401);
    expect((await page(as("wrong"))).status).toBe(401);
    expect((await page(as("correct horse battery"))).status).toBe(200);
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
  });

  test("nobody if tokens are set, unless it is switched on", async () => {
    house = await openHouse({ DISCORD_TOKEN: "d" });
    expect((await fetch(house.address)).status).toBe(404);
    expect((await fetch(`${house.address}/metrics`)).status).toBe(200);
  });
});

describe("the panes", () => {
  test("no text of an article becomes markup", async () => {
    const title = `<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1)) & "wafers"`;
    house = await openHouse(
      {},
      { "x.json": JSON.stringify({ title, body: "<script>alert(1)</script> wafers" }) },
    );
    const { slack, discord } = await drawnBy(post(`${house.address}/ask`, { text: "wafers" }));
    for (const { html } of [slack, discord]) {
      expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
      expect(html).not.toMatch(/<img src=x|<script|href="javascript/);
      expect(html).not.toMatch(/<(strong|b)>bold/);
    }
  });

  test("any reply is drawn completely, with a payload for each button", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const { html, presses } of [slackPane(reply), discordPane(reply)]) {
          expect(html).not.toContain("cannot be shown here");
          expect(html.match(/<button/g) ?? []).toHaveLength(presses.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("a story's picture is a stand-in with its words, and its text reads as in Slack", () => {
    const image = { url: "https://paper.example/a.jpg", alt: 'The "ferry"' };
    const story = entry("a1", "R&D <b>x</b>", {
      image,
      url: "https://paper.example/?a=1&b=2",
      publishedAt: 0,
    });
    const { html } = slackPane(results("x", [story, entry("b2", "Plain")]));
    expect(html).toContain(
      '<b>1.</b> <b><a href="https://paper.example/?a=1&amp;b=2" class="slack_link" rel="noreferrer">R&amp;D &lt;b&gt;x&lt;/b&gt;</a></b><br>Island Daily',
    );
    expect(html).toContain('alt="The &quot;ferry&quot;" class="thumbnail"');
    expect(html).not.toContain("paper.example/a.jpg");
  });

  test.each(["***", "*bold* <!channel> <@U1> :smile:", "`code` <https://a.example|b> &amp; <b>"])(
    "a heading is shown as it is written: %s",
    (heading) => {
      const shown = heading.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      const { html } = slackPane(results(heading, [entry("a1", "Wafers", { heading })]));
      expect(html.split(shown)).toHaveLength(3);
    },
  );

  test("a story of today has its age on both platforms", () => {
    const now = Date.now();
    const reply = results("x", [entry("a1", "Wafers", { publishedAt: now - 2.5 * 3_600_000 })], { now });
    for (const { html } of [slackPane(reply), discordPane(reply)]) expect(html).toMatch(/[23] hours ago/);
  });

  test("an old story has its date, in the language of the answer", () => {
    const publishedAt = Date.UTC(2024, 4, 5, 12);
    const dated = (locale: string) =>
      discordPane(
        results("x", [entry("a1", "Wafers", { publishedAt })], { locale, now: publishedAt + 1e12 }),
      );
    expect(dated("en").html).toContain("<time>May 5, 2024</time>");
    expect(dated("zh-TW").html).toContain("<time>2024年5月5日</time>");
  });

  test.each(["digest on", "follow", "settings me", "settings channel"])(
    "the form of %s can be submitted as it is shown, or says what is missing",
    async (text) => {
      house = await openHouse();
      const opened = await drawnBy(post(`${house.address}/ask`, { text }));
      for (const { html } of [opened.slack, opened.discord]) {
        const command = /data-command="([^"]*)"/.exec(html)?.[1] ?? "";
        const set = [...html.matchAll(/name="([^"]+)" value="([^"]+)"/g)];
        const values = Object.groupBy(set, ([, name = ""]) => name);
        const given = Object.entries(values).map(([name, all]) => [name, all?.map(([, , value]) => value)]);
        const body = { kind: "submit", command, values: Object.fromEntries(given) };
        const { slack } = await drawnBy(post(`${house.address}/submit`, body));
        if (text === "follow") expect(slack.html).toContain('class="wrong"');
        else expect(slack.html).not.toContain("<form");
      }
    },
  );

  test("an expired button says so, and invalid requests are refused", async () => {
    house = await openHouse();
    const old = { press: JSON.stringify({ custom_id: "3~nothing-kept-here" }) };
    expect((await drawnBy(post(`${house.address}/press`, old))).slack.html).toContain("too old");
    expect((await post(`${house.address}/ask`, { question: 1 })).status).toBe(400);
    expect((await post(`${house.address}/submit`, { command: 1 })).status).toBe(400);
  });

  test.each([
    [-100_000, "2 minutes ago"],
    [-3_600_000 * 5, "5 hours ago"],
    [-86_400_000 * 400, "1 year ago"],
    [86_400_000 * 2, "in 2 days"],
    [0, "in 0 seconds"],
  ])("%i ms from now is %s", (distance, words) => {
    expect(ago(1_700_000_000_000 + distance, 1_700_000_000_000, "en")).toBe(words);
  });
});

test("there are pages with the digest of any day and with how a search was read", async () => {
  house = await openHouse(
    {},
    {
      "a.md":
        "---\ntitle: A harbour opens\ndate: 2026-03-05\nsource: Harbour Times\n---\nShips came to the harbour.",
    },
  );
  const page = async (path: string) => (await fetch(`${house?.address}${path}`)).text();
  expect(await page("/digest?day=2026-03-05")).toContain("A harbour opens");
  expect(await page("/digest?day=2026-03-08")).not.toContain("A harbour opens");
  const explained = await page("/explain?q=harbuor+-war+source:harbour");
  expect(explained).toMatch(/harbuor: harbour/);
  expect(explained).toContain("source: harbour");
  expect(explained).toContain("A harbour opens");
});
