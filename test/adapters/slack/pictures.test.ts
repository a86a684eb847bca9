import { afterEach, describe, expect, test } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { HomeReply, Reply } from "../../../src/chat/reply.ts";
import { digest, entry, results } from "../../contract/replies.ts";
import { readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";
import { complaints, startWorld, type World } from "./world.ts";

// A picture that Slack does not take costs nobody the text.

const place = { platform: "slack", tenant: "T0NEWSROOM", channel: "C0GENERAL" };
const picture = (name: string) => ({ url: `https://news.example/${name}.jpg` });
const morning = digest("Morning news", [
  entry("a1", "A story", { image: picture("dead"), url: "https://news.example/a" }),
  entry("b2", "Another"),
]);
const evening = digest("Evening news", [
  entry("a1", "A story", { image: picture("dead") }),
  entry("c3", "A third", { image: picture("alive") }),
]);
const story: Reply = {
  ...{ kind: "story", visibility: "private", locale: "en", zone: "UTC", actions: [] },
  ...{ entry: entry("a1", "A story", { image: picture("dead") }), paragraphs: ["Its text."] },
};

let world: World;
afterEach(async () => {
  await world.end();
  expect(complaints(world)).toEqual([]);
});

async function start(answer: OnMessage = async () => undefined) {
  world = await startWorld("socket", answer);
  world.slack.workspace.unloadable = /dead/;
  return world;
}

const postsTried = () => world.slack.calls.filter(({ method }) => method === "chat.postMessage").length;
const picturesShown = (blocks: unknown) => JSON.stringify(blocks).match(/https:[^"]*\.jpg/g) ?? [];

describe("a digest whose picture Slack cannot load", () => {
  test("is posted without it, once, and that picture is not tried again", async () => {
    const { adapter, slack } = await start();
    const noted: string[] = [];
    const ref = await adapter.send(place, morning, "key-1", async () => void noted.push("a request leaves"));
    expect(slack.posted).toMatchObject([{ ts: ref.message, metadata: { event_payload: { key: "key-1" } } }]);
    expect(readable(slack.posted[0]?.blocks ?? [])).toContain("A story");
    expect(picturesShown(slack.posted[0]?.blocks)).toEqual([]);
    expect([postsTried(), noted.length]).toEqual([2, 2]);
    // The other pictures of later posts are still shown.
    await adapter.send(place, evening, "key-2");
    expect(picturesShown(slack.posted[1]?.blocks)).toEqual(["https://news.example/alive.jpg"]);
    expect(postsTried()).toBe(3);
  });

  test("is not posted again where the text is what Slack refuses", async () => {
    const { adapter, slack } = await start();
    slack.fail("chat.postMessage", { error: "invalid_blocks" }, { error: "invalid_blocks" });
    await expect(adapter.send(place, morning, "key-1")).rejects.toMatchObject({ code: "rejected" });
    expect([postsTried(), slack.posted.length]).toEqual([2, 0]);
  });

  test.each(["is_archived", "internal_error"])(
    "is not tried without it where that is no help: %s",
    async (error) => {
      const { adapter, slack } = await start();
      slack.fail("chat.postMessage", { error });
      await expect(adapter.send(place, morning, "key-1")).rejects.toThrow();
      expect(postsTried()).toBe(1);
    },
  );

  test("is corrected without it", async () => {
    const { adapter, slack } = await start();
    const ref = await adapter.send(place, digest("Morning news", [entry("a1", "A storry")]), "key-1");
    await adapter.edit(ref, morning, "key-1");
    expect(readable(slack.posted[0]?.blocks ?? [])).toContain("A story");
  });
});

describe("an answer whose picture Slack cannot load", () => {
  test.each(["command", "mention", "direct message"])("to a %s keeps its layout", async (kind) => {
    const { slack } = await start(async () => story);
    if (kind === "command") await slack.command("read a1");
    else if (kind === "mention") await slack.mention("read a1");
    else await slack.direct("read a1");
    const { blocks = [] } = await slack.waitForReply();
    expect(blocks.map(({ type }) => type)).toEqual(["rich_text", "rich_text"]);
    expect(slack.posted).toHaveLength(1);
  });

  test("keeps pictures beside its stories, which Slack shows as broken at worst", async () => {
    const { slack } = await start(async () =>
      results("2 stories", [entry("a1", "A story", { image: picture("dead") }), entry("b2", "Another")]),
    );
    await slack.command("tsmc");
    expect((await slack.waitForReply()).blocks?.map(({ type }) => type)).toEqual([
      "header",
      "section",
      "rich_text",
    ]);
  });
});

describe("a home page", () => {
  const home: HomeReply = {
    ...{ kind: "home", locale: "en", zone: "UTC", search: { label: "Search", hint: "tsmc" } },
    sections: [
      {
        ...{ title: "Newest", lines: [], actions: [] },
        items: [
          { name: "Digest 1", detail: "08:30", actions: [{ label: "Edit", command: "digest edit 1" }] },
        ],
        entries: ["a", "b"].map((id) =>
          entry(id, `Story ${id}`, {
            image: picture(id),
            actions: [{ label: "Read", command: `read ${id}` }],
          }),
        ),
      },
    ],
  };

  test.each(["card", "carousel"])(
    "of a workspace that has no %s yet shows its text all the same",
    async (type) => {
      const { slack } = await start(async () => home);
      slack.workspace.unknownBlocks.add(type);
      await slack.openHome();
      await until(() => expect(slack.views.homes.get("U0ANN")).toBeDefined());
      const { blocks } = slack.views.homes.get("U0ANN")?.view ?? { blocks: [] };
      const types = blocks.map((block) => block.type);
      expect(types).not.toContain(type);
      expect(readable(blocks as never)).toContain("Story b");
      expect(readable(blocks as never)).toContain("Digest 1");
      await slack.inViews.press("Read 2");
    },
  );
});
