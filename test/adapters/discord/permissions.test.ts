import { describe, expect, test } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { results } from "../../contract/replies.ts";
import { cannotMessageUser } from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { textOf } from "./harness.ts";
import { echo, isPrivate, start } from "./heard.ts";

const page = (more = {}) =>
  results("Page", [], { actions: [{ label: "Share", command: "share 1" }], ...more });
const sharing: OnMessage = async ({ text }) =>
  text.startsWith("share") ? page({ visibility: "channel" }) : page();

describe("a mention where the bot may not write", () => {
  test("is answered in a direct message that says why, and the log names the permission", async () => {
    const { server, logged } = await start(echo);
    server.deny("bot", permission.sendMessages);
    server.mention("tsmc");
    const told = await server.waitForReply();
    expect(told.channel_id).toBe(server.world.directId);
    expect(textOf(told).split("\n")).toEqual([
      "I could not answer where you asked. The reason: I lack the permission Send Messages there: grant it to my role Newsdesk in the channel's settings, or ask somebody who can.",
      "You said: tsmc",
    ]);
    await until(() => expect(logged.filter((line) => line.includes("Send Messages"))).toHaveLength(1));
    expect(server.requests.filter((line) => line.endsWith(`${server.world.channelId}/messages`))).toEqual([]);
  });

  test("by somebody who takes no direct messages is logged and counted, once", async () => {
    const unanswered: string[] = [];
    const { server, logged } = await start(echo, { onUnanswered: (reason) => unanswered.push(reason) });
    server.deny("bot", permission.sendMessages);
    server.failNext(/^POST .*messages$/, cannotMessageUser, { times: 9 });
    server.mention("tsmc");
    await until(() => expect(unanswered).toEqual(["forbidden"]));
    expect(logged.filter((line) => line.includes("Send Messages"))).toHaveLength(1);
    expect(logged.join("")).not.toContain("tsmc");
  });
});

describe("a command where the bot may not write", () => {
  test("is still answered", async () => {
    const { server } = await start(echo);
    server.deny("bot", permission.sendMessages);
    server.command("sources");
    expect(textOf(await server.waitForReply())).toBe("You said: sources");
  });

  test.each(["command", "button"])("answers privately which permission is missing: %s", async (how) => {
    const { server } = await start(sharing);
    server.deny("bot", permission.sendMessages);
    server.command("sources");
    await server.waitForReply();
    if (how === "button") server.press("Share");
    else server.command("share", { story: "1" });
    const refusal = await server.waitForReply();
    expect([isPrivate(refusal), textOf(refusal)]).toEqual([true, expect.stringContaining("Send Messages")]);
    expect(server.posted.every(isPrivate)).toBe(true);
  });
});
