import { describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import { adapter, inBothModes, newsroom, slack, text } from "./whole-way.ts";

// What Slack tells of channels, in the shapes of its reference pages, through the real Bolt to the stores.

inBothModes(() => {
  const digests = () => newsroom.deps.subscriptions.all();
  const place = (channel: string) => ({ platform: "slack", tenant: "T0NEWSROOM", channel });
  const setDigest = async (channel: string) => {
    newsroom.adapters.push(adapter);
    await slack.command("digest on 08:30", { channel });
    await slack.waitForReply();
  };
  const home = (user: string) => slack.views.homes.get(user)?.view;

  test("a channel that is shared with others gets another id: what is set there goes along", async () => {
    await setDigest("G0EDITORS");
    await slack.change({
      ...{ type: "channel_id_changed", old_channel_id: "G0EDITORS", new_channel_id: "C0EDITORS" },
    });
    await until(async () => expect(await digests()).toMatchObject([{ channel: place("C0EDITORS") }]));
    slack.workspace.channels.set("C0EDITORS", { kind: "private", member: true });
    await slack.command("digest status", { channel: "C0EDITORS" });
    expect(text(await slack.waitForReply())).toContain("08:30");
  });

  test.each(["channel_rename", "group_rename"])(
    "%s: whoever set something there is told of the new name",
    async (type) => {
      await setDigest("C0GENERAL");
      const channel = {
        id: "C0GENERAL",
        name: "newsroom",
        name_normalized: "newsroom",
        created: 1_360_782_804,
      };
      await slack.change({ type, channel: { ...channel, is_channel: true, is_mpim: false } });
      await until(async () => expect(await digests()).toMatchObject([{ channelName: "#newsroom" }]));
    },
  );

  test.each(["channel_unarchive", "group_unarchive"])(
    "%s: what was paused for that goes on at once",
    async (type) => {
      await setDigest("C0GENERAL");
      const [{ id } = { id: "" }] = await digests();
      await newsroom.deps.subscriptions.pause(id, "channel_archived");
      await slack.change({ type, channel: "C0GENERAL", user: "U0CARL" });
      await until(async () => expect((await digests())[0]?.pausedBecause).toBeUndefined());
    },
  );

  test("a private channel that is made public is seen by all from then on, and public made private by none", async () => {
    await setDigest("G0EDITORS");
    const convert = async (kind: "public" | "private") => {
      slack.workspace.channels.set("G0EDITORS", { kind, member: true });
      // Only where the operator subscribes to channels' messages; it is no question.
      const said = {
        subtype: `channel_convert_to_${kind}`,
        text: `made this channel *${kind}*.`,
        channel_type: kind === "public" ? "channel" : "group",
      };
      await slack.deliver(slack.payloads.direct("", { user: "U0ANN", channel: "G0EDITORS" }, said));
      await slack.openHome("U0BOB");
    };
    await convert("public");
    await until(() => expect(text(home("U0BOB"))).toContain("08:30"));
    await convert("private");
    await until(() => expect(text(home("U0BOB"))).not.toContain("08:30"));
  });

  describe("invited to a channel, Newsdesk", () => {
    test("says in one line what to type, once however often Slack tells of it", async () => {
      await slack.invite("C0OUTSIDE", "U0BOB");
      const line = await slack.waitForReply();
      expect(line).toMatchObject({ channel: "C0OUTSIDE", onlyFor: undefined });
      expect(text(line)).toContain("/news latest");
      expect(text(line)).toContain("/news digest on 08:30");
      expect(text(line)).not.toContain("\n");
      await slack.redeliver();
      await slack.command("still here");
      await slack.waitForReply();
      expect(slack.posted).toHaveLength(2);
    });

    test("says it again when it is invited again, and nothing when somebody else comes", async () => {
      await slack.invite("C0OUTSIDE", "U0BOB");
      await slack.waitForReply();
      await slack.deliver(slack.payloads.joined("U0CARL", { channel: "C0OUTSIDE", inviter: "U0BOB" }));
      await slack.invite("C0OUTSIDE", "U0BOB");
      await slack.waitForReply();
      expect(slack.posted).toHaveLength(2);
    });

    test("says it in the channel's language, else in that of whoever invited it, else in English", async () => {
      await slack.invite("C0OUTSIDE", "U0MEI");
      expect(text(await slack.waitForReply())).toContain("/news 最新");
      await slack.invite("G0EDITORS");
      expect(text(await slack.waitForReply())).toContain("/news latest");
      await newsroom.deps.preferences.choose(place("C0GENERAL"), { locale: "zh-CN" });
      await slack.invite("C0GENERAL", "U0BOB");
      expect(text(await slack.waitForReply())).toContain("简报");
    });

    test("tells whoever invited it why it may not write there", async () => {
      slack.refuse = (method) => (method === "chat.postMessage" ? { error: "restricted_action" } : undefined);
      await slack.invite("C0OUTSIDE", "U0BOB");
      const line = await slack.waitForReply();
      expect(line.onlyFor).toBe("U0BOB");
      expect(text(line)).toContain("I may not");
    });

    test("goes on with what was paused because it was not there", async () => {
      await setDigest("C0GENERAL");
      const [{ id } = { id: "" }] = await digests();
      await newsroom.deps.subscriptions.pause(id, "not_in_channel");
      await slack.invite("C0GENERAL", "U0BOB");
      await slack.waitForReply();
      expect((await digests())[0]?.pausedBecause).toBeUndefined();
    });
  });
});
