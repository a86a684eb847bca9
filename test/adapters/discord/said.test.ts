import { describe, expect, test } from "vitest";
import { startDiscord } from "../../servers/discord.ts";
import { permission, type StoredMessage } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { echo, start } from "./heard.ts";

// What counts as said to Newsdesk, which words of it are for others, and all that a message says.

const id = "123456789012345678";

describe("a mention", () => {
  test("of the bot's own role is one of the bot, of another role it is not", async () => {
    const { server, heard } = await start(echo);
    server.mentionRole(server.world.roleId, "not for it");
    server.mentionRole(server.world.botRoleId, "tsmc");
    await server.waitForReply();
    expect(heard).toMatchObject([{ kind: "mention", text: "tsmc" }]);
  });

  test.each([
    [`acer cc <@${id}>`, "acer"],
    [`acer (cc <@!${id}>, <@&${id}> and <@${id}>)`, "acer"],
    [`tsmc in <#${id}> please`, "tsmc please"],
    [`tsmc <:rocket:${id}><a:wave:${id}> @everyone @here`, "tsmc"],
    [`</news search:${id}> tsmc`, "news search tsmc"],
    ["see <https://news.example/3>", "see https://news.example/3"],
    ["mail bob@here.example 1<2", "mail bob@here.example 1<2"],
  ])("has no words for others: %s", async (said, text) => {
    const { server, heard } = await start(echo);
    server.mention(said);
    await server.waitForReply();
    expect(heard[0]?.text).toBe(text);
  });
});

describe("Find related news reads", () => {
  const headline = "A canal office adds a third lock";
  const display = (content: string) => ({ type: 10, content });
  const forwarded = { message_id: id, channel_id: id, type: 1 };
  const snapshot = (message: object) => ({
    message: { type: 0, content: "", embeds: [], attachments: [], components: [], mentions: [], ...message },
  });

  const cases: [string, Partial<StoredMessage>, string][] = [
    [
      "text displays in a container",
      { components: [{ type: 17, components: [display(headline)] }] },
      headline,
    ],
    [
      "a section and the description of its picture, not the label of a button",
      {
        components: [
          {
            type: 9,
            components: [display("A canal office")],
            accessory: { type: 11, media: { url: "https://x.example/1.png" }, description: "adds a lock" },
          },
          { type: 1, components: [{ type: 2, style: 2, label: "Read", custom_id: "x" }] },
        ],
      },
      "A canal office\nadds a lock",
    ],
    [
      "a gallery",
      {
        components: [
          { type: 12, items: [{ media: { url: "https://x.example/1.png" }, description: headline }] },
        ],
      },
      headline,
    ],
    [
      "a forwarded message",
      { message_reference: forwarded, message_snapshots: [snapshot({ content: headline })] },
      headline,
    ],
    [
      "a forwarded message of components",
      {
        message_reference: forwarded,
        message_snapshots: [snapshot({ components: [{ type: 17, components: [display(headline)] }] })],
      },
      headline,
    ],
    [
      "a poll",
      {
        poll: {
          question: { text: "Which lock?" },
          answers: [{ answer_id: 1, poll_media: { text: "The third" } }],
          expiry: null,
          allow_multiselect: false,
          layout_type: 1,
        },
      },
      "Which lock?\nThe third",
    ],
    [
      "what describes a file",
      {
        attachments: [
          {
            id,
            filename: "lock.png",
            size: 1,
            url: "https://x.example/l",
            proxy_url: "https://x.example/l",
            description: headline,
          },
        ],
      },
      headline,
    ],
    [
      "the preview of a link",
      {
        content: "<https://x.example/3>",
        embeds: [{ title: "A canal", description: "A lock", url: "https://x.example/3" }],
      },
      "https://x.example/3\nA canal\nA lock\nhttps://x.example/3",
    ],
  ];

  test.each(cases)("%s", async (_, more, text) => {
    const { server, heard } = await start(echo);
    const said = server.say("", more);
    server.menu("Find related news", said);
    await server.waitForReply();
    expect(heard).toMatchObject([{ kind: "quote", text }]);
  });
});

describe("an answer that is a sign", () => {
  const sign = async () => ({ kind: "reaction" as const });

  test("is a reaction to the message", async () => {
    const { server, heard } = await start(sign);
    const thanks = server.mention("thanks");
    await until(() => expect(thanks.reactions).toEqual(["👍"]));
    expect(heard[0]?.isInThread).toBe(false);
    expect(server.posted).toEqual([]);
  });

  test("is none where the bot may not react, and no request is wasted on it", async () => {
    const { server, heard, logged } = await start(sign);
    server.deny("bot", permission.addReactions);
    const thanks = server.mention("thanks");
    await until(() => expect(heard).toHaveLength(1));
    await until(() => expect(logged.join("")).toContain("an answer was shown"));
    expect(thanks.reactions).toBeUndefined();
    expect(server.requests.filter((line) => line.includes("reactions"))).toEqual([]);
  });

  test("is none where Discord refuses it", async () => {
    const { server, logged } = await start(sign);
    server.failNext(/reactions/, { status: 403, body: { code: 90_001, message: "Reaction was blocked" } });
    const thanks = server.mention("thanks");
    await until(() => expect(logged.join("")).toContain("an answer was shown"));
    expect(thanks.reactions).toBeUndefined();
    expect(server.posted).toEqual([]);
  });
});

test("a mention in a thread is known as one", async () => {
  const server = await startDiscord();
  const thread = server.world.addPlace("thread");
  const { heard } = await start(echo, { server });
  server.mention("thanks", thread);
  await until(() => expect(heard[0]).toMatchObject({ isInThread: true, channel: { channel: thread } }));
  await server.waitForReply();
});
