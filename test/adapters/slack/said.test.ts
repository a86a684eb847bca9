import { describe, expect, test } from "vitest";
import { until } from "../../until.ts";
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

  describe("thanks in a thread", () => {
    const thank = (text = "thank you!") => slack.mention(text, { thread: "1.1" }, { ts: "2.2" });
    const isTried = () =>
      until(() => expect(slack.calls.map(({ method }) => method)).toContain("reactions.add"));

    test("gets a thumb, and no message", async () => {
      slack.workspace.scopes.add("reactions:write");
      await thank();
      await until(() => expect([...slack.workspace.reactions]).toEqual(["C0GENERAL 2.2 +1"]));
      await thank("thanks again");
      await slack.mention("ferry", { thread: "1.1" });
      expect(text(await slack.waitForReply())).toContain("Ferry to the islands runs again");
      expect(slack.posted).toHaveLength(1);
    });

    test("gets nothing where the app was not given the scope", async () => {
      await thank();
      await isTried();
      await slack.mention("ferry", { thread: "1.1" });
      expect(text(await slack.waitForReply())).toContain("Ferry to the islands runs again");
      expect(slack.posted).toHaveLength(1);
    });
  });

  test("thanks outside a thread gets a line", async () => {
    await slack.mention("thanks");
    expect(text(await slack.waitForReply())).toBe("You're welcome!");
  });
});
