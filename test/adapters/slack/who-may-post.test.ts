import { describe, expect, test } from "vitest";
import type { Channel } from "../../servers/slack-workspace.ts";
import { inBothModes, newsroom, slack, text } from "./whole-way.ts";

inBothModes(() => {
  const shares = async (user: string, channel = "C0GENERAL"): Promise<string> => {
    await slack.command("latest", { user, channel });
    await slack.waitForReply();
    await slack.press("Read 1", { user });
    await slack.waitForReply();
    await slack.press("Share", { user });
    return text(await slack.waitForReply());
  };
  const inPublic = () => slack.posted.filter(({ onlyFor }) => !onlyFor);

  describe("a story is shared", () => {
    const open: Channel = { kind: "public", member: true };
    test.each<[string, Partial<Channel>, string, RegExp]>([
      ["by a member of the channel", {}, "U0BOB", /Shared by/],
      ["by nobody who is not in it", { without: ["U0BOB"] }, "U0BOB", /may not write/],
      ["by no ordinary member of a read-only channel", { readOnly: true }, "U0BOB", /may not write/],
      ["by an admin in a read-only channel", { readOnly: true }, "U0ANN", /Shared by/],
      ["by no ordinary member where only threads are open", { threadOnly: true }, "U0BOB", /may not write/],
      [
        "by those who are named",
        { postingRestrictedTo: { type: ["admin"], user: ["U0BOB"] } },
        "U0BOB",
        /Shared/,
      ],
      [
        "by nobody else",
        { postingRestrictedTo: { type: ["admin"], user: ["U0CARL"] } },
        "U0BOB",
        /may not write/,
      ],
      [
        "by members, where guests may not",
        { postingRestrictedTo: { type: ["ra"], user: [] } },
        "U0BOB",
        /Shared/,
      ],
      ["by no guest there", { postingRestrictedTo: { type: ["ra"], user: [] } }, "U0GUEST", /may not write/],
    ])("%s", async (_, channel, user, answer) => {
      slack.workspace.people.set("U0GUEST", { locale: "en-US", zone: "UTC", guest: true });
      slack.workspace.channels.set("C0GENERAL", { ...open, ...channel });
      expect(await shares(user)).toMatch(answer);
      expect(inPublic()).toHaveLength(answer.test("Shared by") ? 1 : 0);
    });

    test("by whoever acts where Slack shows the app nothing", async () => {
      slack.workspace.scopes.delete("channels:read");
      expect(await shares("U0BOB")).toMatch(/Shared by/);
    });

    test("once within a minute, by two people as well", async () => {
      expect(await shares("U0BOB")).toMatch(/Shared by/);
      expect(await shares("U0ANN")).toMatch(/was shared here a moment ago/);
      expect(inPublic()).toHaveLength(1);
      newsroom.clock.now += 60_001;
      expect(await shares("U0ANN")).toMatch(/Shared by/);
    });
  });
});
