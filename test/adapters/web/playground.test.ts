import { request } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { ago } from "../../../adapters/web/discord/markdown.ts";
import { discordMessage } from "../../../adapters/web/discord/message.ts";
import { discordPane } from "../../../adapters/web/discord/pane.ts";
import { slackMessage } from "../../../adapters/web/slack/message.ts";
import { drawBlock, slackPane } from "../../../adapters/web/slack/pane.ts";
import { anyReply, entry, results } from "../../contract/replies.ts";
import { openHouse } from "./house.ts";

let house: Awaited<ReturnType<typeof openHouse>> | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

type Drawn = Record<"slack" | "discord", { html: string }>;

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
    const lost = await fetch(`${house.address}/nowhere`);
    expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining('<a href="/">')]);
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
    const off = await fetch(house.address);
    expect([off.status, await off.text()]).toEqual([404, expect.stringContaining("set PLAYGROUND=on")]);
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
        for (const { html } of [slackPane(reply), discordPane(reply)]) {
          expect(html).not.toContain("cannot be shown here");
          const buttons = html.match(/<button[^>]*>/g) ?? [];
          expect(buttons.filter((button) => !button.includes(" data-press="))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("a message stands as in its client: the app with its badge, the hour, and who sees it", () => {
    const frame = { visibility: "private", locale: "en", zone: "Asia/Taipei" } as const;
    const at = Date.UTC(2026, 10, 20, 7, 32);
    const answers = { kind: "command", text: "search chips since:3d" } as const;
    const slack = slackMessage({ html: "<p>blocks</p>" }, { ...frame, at, answers }).html;
    const discord = discordMessage({ html: "<p>parts</p>" }, { ...frame, at, answers }).html;
    for (const html of [slack, discord]) {
      expect(html).toMatch(/Newsdesk<\/b> <span class="badge">APP<\/span> <time>3:32\sPM/);
    }
    expect(slack).toContain("Only visible to you");
    expect(discord).toContain("Only you can see this");
    expect(discord).toContain('used <b class="command">/news search</b>');
    const seenByAll = { ...frame, visibility: "channel", at } as const;
    expect(slackMessage({ html: "" }, seenByAll).html).not.toContain("Only visible");
    expect(discordMessage({ html: "" }, seenByAll).html).not.toMatch(/Only you|used/);
  });

  test("menus of Slack carry the payload of each of their choices, wherever they stand", () => {
    const plain = (text: string) => ({ type: "plain_text", text });
    const options = [
      { text: plain("Mute *it*"), value: "mute tsmc" },
      { text: plain("Open"), value: "x", url: "https://news.example/1" },
    ];
    const overflow = { type: "overflow", action_id: "more", options };
    const select = { type: "static_select", action_id: "which", placeholder: plain("Which?"), options };
    const payload = "{&quot;action_id&quot;:&quot;more&quot;,&quot;value&quot;:&quot;mute tsmc&quot;}";
    const section = { type: "section", text: { type: "mrkdwn", text: "TSMC" }, accessory: overflow };
    for (const block of [{ type: "actions", elements: [overflow, select] }, section]) {
      const html = drawBlock(block, "en");
      expect(html).toContain(`data-press="${payload}">Mute *it*</button>`);
      expect(html).toContain('href="https://news.example/1"');
      expect(html).toContain('aria-label="More actions"');
    }
    const chosen = { type: "actions", elements: [select] };
    expect(drawBlock(chosen, "en")).toContain('aria-label="Which?"');
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
  const empty = await page("/digest?day=2026-03-08");
  expect(empty).not.toContain("A harbour opens");
  expect(empty).toContain('The newest story is of <a href="/digest?day=2026-03-05">');
  const explained = await page("/explain?q=harbuor+-war+source:harbour");
  expect(explained).toMatch(/harbuor: harbour/);
  expect(explained.match(/<a [^>]*aria-current="page"[^>]*>[^<]*/g)).toEqual([
    '<a href="/explain" aria-current="page">Search explained',
  ]);
  expect(explained).toContain("source: harbour");
  expect(explained).toContain("A harbour opens");
});

test("Slack's home shows what is set, and its search box and buttons say what they send", async () => {
  house = await openHouse();
  const say = async (text: string) => drawnBy(post(`${house?.address}/ask`, { text }));
  await say("digest on 08:30 weekdays");
  const home = await (await fetch(`${house.address}/home`)).text();
  expect(home).toContain('data-say="search"');
  expect(home).toContain("08:30");
  const presses = [...home.matchAll(/data-press="([^"]+)"/g)].map(([, press = ""]) =>
    press.replaceAll("&quot;", '"'),
  );
  const edits = presses.filter((press) => press.includes("digest edit"));
  expect(edits).toHaveLength(1);
  const opened = await drawnBy(post(`${house.address}/press`, { press: edits[0] }));
  expect(opened.slack.html).toContain("<form");
});
