import { afterEach, describe, expect, test } from "vitest";
import { render } from "../../../adapters/slack/views/render.ts";
import type { Entry, HomeReply, Reply } from "../../../src/chat/reply.ts";
import { entry, hostileTexts, results } from "../../contract/replies.ts";
import { buttonsOf, readable } from "../../servers/slack-reading.ts";
import { messageFaults } from "../../servers/slack-rules.ts";
import { until } from "../../until.ts";
import { startWorld, type World } from "./world.ts";

// Cards, which Slack gives its workspaces one after another, and what is shown where it refuses them.

const pictured = (more: Partial<Entry> = {}): Entry =>
  entry("a1", "TSMC ramps 2nm & more", {
    url: "https://news.example/a1",
    image: { url: "https://news.example/a1.jpg", alt: "A bridge", width: 1_200, height: 630 },
    passage: { text: "In Kaohsiung TSMC ramps", marks: [] },
    actions: [{ label: "Read", command: "read a1" }],
    ...more,
  });
const shared = (more: Partial<Entry> = {}): Reply => ({
  ...results("Shared by", [pictured(more)]),
  visibility: "channel",
  sharedBy: { platform: "slack", tenant: "T0NEWSROOM", user: "U0ANN" },
});
const typesOf = (reply: Reply) => render(reply).blocks.map(({ type }) => type);

describe("a shared story", () => {
  test("is a card with its picture, its passage, and buttons that open it here and at its source", () => {
    const { blocks } = render(shared());
    expect(blocks.map(({ type }) => type)).toEqual(["context", "card"]);
    expect(readable(blocks)).toMatch(/Island Daily · .+\nIn Kaohsiung TSMC ramps/);
    expect(buttonsOf(blocks).map(({ label }) => label)).toEqual(["Read", "Island Daily"]);
    expect(JSON.stringify(blocks)).toContain('"url":"https://news.example/a1"');
    expect(messageFaults(render(shared()))).toEqual([]);
  });

  test.each<[string, Partial<Entry>]>([
    ["has no picture", { image: undefined }],
    ["has a small one", { image: { url: "https://news.example/s.jpg", width: 150, height: 100 } }],
    ["has a headline that a card would change", { title: { text: "A *star* is born", marks: [] } }],
    ["has a passage that a card would change", { passage: { text: "A *star* is born", marks: [] } }],
    ["has a long headline", { title: { text: "&".repeat(149), marks: [] } }],
  ])("is a line of the list where it %s", (_, more) => {
    expect(typesOf(shared(more))).not.toContain("card");
  });

  test.each(hostileTexts)("makes a valid message of %s", (words) => {
    const passage = { text: words.repeat(20), marks: [] };
    expect(
      messageFaults(render(shared({ title: { text: words, marks: [] }, source: words, passage }))),
    ).toEqual([]);
  });
});

describe("where Slack takes no cards yet", () => {
  let world: World;
  let now = Date.now();
  afterEach(async () => {
    await world.end();
    expect([...world.slack.violations, ...world.slack.unexpected]).toEqual([]);
  });
  const start = async (answer: Reply | HomeReply) => {
    world = await startWorld("http", async () => answer, { now: () => now });
    world.slack.workspace.unknownBlocks.add("card").add("carousel");
    return world.slack;
  };
  const attempts = (method: string) => world.slack.calls.filter((call) => call.method === method).length;

  test("a shared story is posted without one, and for a day none is tried again", async () => {
    const slack = await start(shared());
    const share = async () => {
      await slack.mention("share 1");
      return slack.waitForReply();
    };
    expect(JSON.stringify((await share()).blocks)).not.toContain('"card"');
    expect(attempts("chat.postMessage")).toBe(2);
    // The picture is not to blame.
    expect(JSON.stringify((await share()).blocks)).toContain("https://news.example/a1.jpg");
    expect(attempts("chat.postMessage")).toBe(3);
    now += 25 * 3_600_000;
    slack.workspace.unknownBlocks.clear();
    expect(JSON.stringify((await share()).blocks)).toContain('"card"');
  });

  test("a home page is published without them, and the next time at once", async () => {
    const section = {
      title: "Newest",
      lines: [],
      entries: [pictured(), pictured({ id: "b2" })],
      actions: [],
    };
    const items = [{ name: "Digest 1", detail: "08:30", actions: [] }];
    const slack = await start({
      ...{ kind: "home", locale: "en", zone: "UTC", search: { label: "Search", hint: "tsmc" } },
      sections: [{ ...section, items }],
    });
    const open = async (times: number) => {
      await slack.openHome();
      await until(() => expect(attempts("views.publish")).toBe(times));
    };
    await open(2);
    await open(3);
    const { blocks = [] } = slack.views.homes.get("U0ANN")?.view ?? {};
    expect(blocks.map(({ type }) => type)).not.toContain("card");
    expect(JSON.stringify(blocks)).toContain("https://news.example/a1.jpg");
  });
});
