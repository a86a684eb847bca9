import { describe, expect, test } from "vitest";
import type { Reply } from "../../../src/chat/reply.ts";
import { digest, entry, notice } from "../../contract/replies.ts";
import * as answers from "../../servers/discord-answers.ts";
import { componentsIn } from "../../servers/discord-rules.ts";
import type { StoredMessage } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { textOf } from "./harness.ts";
import { failure, start } from "./posting.ts";

// A picture that Discord does not take costs nobody the text.

const picture = (name: string) => ({ url: `https://news.example/${name}.jpg` });
const morning = digest("Morning news", [
  entry("a1", "A story", { image: picture("dead") }),
  entry("b2", "Another", { image: picture("beside") }),
]);
const story: Reply = {
  ...{ ...notice(""), kind: "story", paragraphs: ["Its text."] },
  entry: entry("a1", "A story", { image: picture("dead") }),
};

const isPost = /^POST .*\/messages$/;
const picturesIn = (message: StoredMessage | undefined) =>
  componentsIn(message?.components).filter(({ type }) => type === 11 || type === 12).length;

describe("a digest whose picture Discord refuses", () => {
  test("is posted without it, once, and that picture is not tried again", async () => {
    const { server, adapter } = await start();
    server.world.refusedPictures = /dead/;
    const tried = () => server.requests.filter((line) => isPost.test(line)).length;
    const noted: string[] = [];
    const ref = await adapter.send(
      server.channel,
      morning,
      "key-1",
      async () => void noted.push("a request"),
    );
    expect(server.posted).toMatchObject([{ id: ref.message, nonce: "key-1" }]);
    expect(textOf(server.posted[0] as StoredMessage)).toContain("A story");
    expect([picturesIn(server.posted[0]), tried(), noted.length]).toEqual([0, 2, 2]);
    await adapter.send(server.channel, morning, "key-2");
    // The next picture leads instead.
    expect([picturesIn(server.posted[1]), tried()]).toEqual([1, 3]);
  });

  test("is not posted again where the text is what Discord refuses", async () => {
    const { server, adapter } = await start();
    const refused = answers.invalidForm(["components: wrong"]);
    server.failNext(isPost, refused);
    server.failNext(isPost, refused);
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject({ code: "rejected" });
    expect(server.posted).toEqual([]);
  });

  test("is corrected without it", async () => {
    const { server, adapter } = await start();
    const ref = await adapter.send(server.channel, morning, "key");
    server.world.refusedPictures = /dead|beside/;
    const corrected = digest("Morning news", [
      entry("a1", "A story, told right", { image: picture("dead") }),
    ]);
    await adapter.edit(ref, corrected, "key");
    expect(textOf(server.posted[0] as StoredMessage)).toContain("told right");
  });
});

test.each(["command", "mention"])(
  "an answer to a %s keeps its layout without a refused picture",
  async (kind) => {
    const { server } = await start({}, async () => story);
    server.world.refusedPictures = /dead/;
    if (kind === "command") await server.command("read", { story: "a1" });
    else server.mention("read a1");
    const shown = () =>
      server.world.messages.filter(({ author, deleted }) => author.id === server.world.bot.id && !deleted);
    await until(() => expect(shown().map(textOf).join()).toContain("Its text."));
    expect(componentsIn(shown()[0]?.components).map(({ type }) => type)).toEqual([17, 10, 10]);
  },
);
