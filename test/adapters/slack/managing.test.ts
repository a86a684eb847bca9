import { describe, expect, test } from "vitest";
import { adapter, inBothModes, newsroom, slack, text } from "./whole-way.ts";

inBothModes(() => {
  test.each([
    [["digest on 08:30"], "Digest 1 is set in <#C0GENERAL>: 08:30"],
    [["digest on 08:30", "digest edit 1 09:00"], "Digest 1 is changed in <#C0GENERAL>: 09:00"],
    [["digest on 08:30", "digest status"], "Digests in <#C0GENERAL>"],
    [["follow tsmc"], "are posted in <#C0GENERAL> as they come in"],
    [["follow tsmc", "following"], "Followed in <#C0GENERAL>"],
  ])("%j is answered with a mention of the channel", async (commands, said) => {
    newsroom.adapters.push(adapter);
    let shown: { text?: string; blocks?: unknown[] } = {};
    for (const command of commands) {
      await slack.command(command);
      shown = await slack.waitForReply();
    }
    expect(shown.text).toContain(said);
    const mention = { type: "channel", channel_id: "C0GENERAL" };
    expect(JSON.stringify(shown.blocks)).toContain(JSON.stringify(mention).slice(0, -1));
    expect(text(shown)).not.toContain("C0GENERAL>");
  });

  describe("who may manage", () => {
    const settings = async (user: string, channel = "C0GENERAL") => {
      await slack.command("digest on 08:30", { user, channel });
      return text(await slack.waitForReply());
    };

    test.each([
      ["a workspace admin", "U0ANN", "C0GENERAL", /is set/],
      ["the channel's creator", "U0CARL", "C0GENERAL", /is set/],
      ["anybody in their own direct messages", "U0BOB", "D0ANN", /is set/],
      ["another member", "U0BOB", "C0GENERAL", /Only people who manage/],
      ["a stranger of Slack Connect", "U0STRANGER", "C0GENERAL", /Only people who manage/],
    ])("%s", async (_, user, channel, answer) => {
      expect(await settings(user, channel)).toMatch(answer);
    });

    test("is nobody, rather than everybody, without the scope to find out", async () => {
      slack.workspace.scopes.delete("users:read");
      slack.workspace.scopes.delete("channels:read");
      expect(await settings("U0ANN")).toMatch(/Only people who manage/);
    });

    test("is checked at each action, not remembered", async () => {
      expect(await settings("U0ANN")).toMatch(/is set/);
      slack.workspace.people.set("U0ANN", { locale: "en-US", zone: "Asia/Taipei" });
      await slack.press("Undo");
      expect(text(await slack.waitForReply())).toMatch(/Only people who manage/);
    });
  });

  describe("forget, which deletes all data of the workspace", () => {
    const orders = () => newsroom.deps.subscriptions.all();

    test("asks a workspace admin once, then deletes it", async () => {
      await slack.command("digest on 08:30");
      await slack.waitForReply();
      await slack.command("forget");
      expect(text(await slack.waitForReply())).toContain("cannot be undone");
      expect(await orders()).toHaveLength(1);
      await slack.press("Delete everything");
      expect(text(await slack.waitForReply())).toContain("nothing is kept");
      expect(await orders()).toEqual([]);
    });

    test.each(["U0BOB", "U0CARL", "U0STRANGER"])("does nothing for %s, who is none", async (user) => {
      await slack.command("digest on 08:30");
      await slack.waitForReply();
      for (const said of ["forget", "forget everything"]) {
        await slack.command(said, { user });
        expect(text(await slack.waitForReply())).toContain("Only people who manage the whole");
      }
      expect(await orders()).toHaveLength(1);
    });
  });
});
