import { expect, test } from "vitest";
import { inBothModes, slack, text } from "./whole-way.ts";

// What counts as said to Newsdesk, and which words of it are for others.

inBothModes(() => {
  test.each([
    ["with a file", { subtype: "file_share", files: [{ id: "F0", title: "lighthouse.pdf" }] }],
    ["sent to the channel too", { subtype: "thread_broadcast", thread_ts: "1.1" }],
    ["by /me", { subtype: "me_message" }],
    ["of a kind that is new", { subtype: "a_new_kind" }],
  ])("a message %s is answered", async (_, more) => {
    await slack.direct("ferry to the islands", {}, more);
    expect(text(await slack.waitForReply())).toContain("Ferry to the islands runs again");
  });

  test("a mention with a file is answered", async () => {
    await slack.mention("ferry", {}, { subtype: "file_share", files: [{ id: "F0" }] });
    expect(text(await slack.waitForReply())).toContain("Ferry to the islands runs again");
  });

  test.each([
    "<@U0BOT> ferry islands cc <@U0BOB>",
    "<@U0BOT> ferry islands cc: <@U0BOB>, <@U0CARL> and <!subteam^S1|@editors>",
    "<@U0BOT> ferry islands <!here> :ship::ship:",
    "<@U0BOB>: <@U0BOT> ferry islands in <#C0GENERAL|general>",
  ])("the words for others are not searched: %s", async (said) => {
    await slack.mention("", {}, { text: said });
    const answer = text(await slack.waitForReply());
    expect(answer).toContain("“ferry islands”: 1 story");
  });
});
