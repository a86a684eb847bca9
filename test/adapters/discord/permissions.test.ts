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
  test("gets one direct message that says why, and the log names the permission", async () => {
    const { server, heard, logged } = await start(echo);
    server.deny("bot", permission.sendMessages);
    server.mention("tsmc");
    server.mention("tsmc again");
    const told = await server.waitForReply();
    expect(told.channel_id).toBe(server.world.directId);
    expect(textOf(told)).toBe(
      "Could not answer in #general: the bot lacks the permission Send Messages. Grant it in the channel's settings.",
    );
    await until(() => expect(logged.filter((line) => line.includes("Send Messages"))).toHaveLength(2));
    expect(heard).toEqual([]);
    expect(server.posted).toHaveLength(1);
  });

  test("by somebody who takes no direct messages is only logged", async () => {
    const { server, logged } = await start(echo);
    server.deny("bot", permission.sendMessages);
    server.failNext(/^POST .*messages$/, cannotMessageUser);
    server.mention("tsmc");
    await until(() => expect(logged.join("")).toContain("could not be told"));
    expect(logged.join("")).toContain("Send Messages");
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
