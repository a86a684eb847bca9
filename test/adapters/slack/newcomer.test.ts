import { describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import { adapter, inBothModes, labels, newsroom, slack, text } from "./whole-way.ts";

// The home page of somebody who has set nothing yet, and the sharing of stories from there.

inBothModes(() => {
  const home = (user = "U0ANN") => slack.views.homes.get(user)?.view;
  const top = (user = "U0ANN") => slack.views.top(user)?.view;
  const open = async (user = "U0ANN") => {
    await slack.openHome(user);
    await until(() => expect(home(user)).toBeDefined());
  };

  test("a newcomer's page begins with first steps, until they have set something", async () => {
    await open();
    expect(text(home())).toMatch(/First steps\nType \/news latest or what you are looking for/);
    await slack.inViews.press("Try a search");
    await until(() => expect(text(top())).toContain("TSMC begins volume production"));
    slack.views.close("U0ANN");
    await slack.inViews.press("Set a digest");
    await until(() => expect(top()?.callback_id).toBe("form"));
    await slack.inViews.submit({ channel: "C0GENERAL", times: "08:30" });
    await until(() => expect(text(home())).not.toContain("First steps"));
    expect(text(home())).toContain("08:30");
    await open("U0BOB");
    expect(text(home("U0BOB"))).toContain("First steps");
  });

  describe("a story shared from the home page", () => {
    const share = async (channel: string, user = "U0ANN") => {
      await open(user);
      await slack.inViews.press("Read 1", user);
      await until(() => expect(labels(top(user))).toContain("Share"));
      await slack.inViews.press("Share", user);
      await until(() => expect(top(user)?.callback_id).toBe("form"));
      expect(JSON.stringify(top(user))).toContain('"type":"conversations_select"');
      slack.workspace.asks(channel);
      return slack.inViews.submit({ channel }, user);
    };

    test("is posted to the channel that is chosen, with who shared it, and the window says so", async () => {
      newsroom.adapters.push(adapter);
      expect(await share("C0GENERAL")).toEqual({});
      const post = await slack.waitForReply();
      expect(post).toMatchObject({ channel: "C0GENERAL", onlyFor: undefined });
      expect(JSON.stringify(post.blocks)).toContain("<@U0ANN>");
      expect(text(post)).toContain("Ferry to the islands runs again");
      await until(() => expect(text(top())).toBe("Shared in #general."));
    });

    test("is in the language of that channel", async () => {
      const place = { platform: "slack", tenant: "T0NEWSROOM", channel: "C0GENERAL" };
      await newsroom.deps.preferences.choose(place, { locale: "zh-TW" });
      await share("C0GENERAL");
      expect(text(await slack.waitForReply())).toContain("分享者");
      await until(() => expect(text(top())).toBe("Shared in #general."));
    });

    test.each([
      ["a person may not write", "C0GENERAL", /You may not write in that channel/],
      ["Newsdesk is not", "C0OUTSIDE", /invite @Newsdesk/],
      ["nobody writes any more", "C0ARCHIVE", /You may not write in that channel/],
    ])("is refused at the field where %s", async (_, channel, why) => {
      newsroom.adapters.push(adapter);
      const general = slack.workspace.channels.get("C0GENERAL");
      if (general) general.without = ["U0BOB"];
      expect(await share(channel, "U0BOB")).toEqual({ channel: expect.stringMatching(why) });
      expect(slack.posted).toEqual([]);
    });

    test("that Slack takes only after a while is posted once, and the window follows", async () => {
      slack.fail("chat.postMessage", { slowMs: 2_300 });
      await share("C0GENERAL");
      await until(() => expect(text(top())).toBe("Shared in #general."));
      expect(slack.posted).toHaveLength(1);
    });

    test("that Slack refuses is explained in the window", async () => {
      slack.refuse = (method) => (method === "chat.postMessage" ? { error: "restricted_action" } : undefined);
      await share("C0GENERAL");
      await until(() =>
        expect(text(top())).toMatch(/^This was not posted\. The reason: not everybody may write there/),
      );
      expect(slack.posted).toEqual([]);
    });
  });

  test("a story shared from a direct message asks for the channel, too", async () => {
    await slack.direct("latest");
    await slack.waitForReply();
    await slack.press("Read 1");
    await slack.waitForReply();
    await slack.press("Share");
    await until(() => expect(JSON.stringify(top())).toContain('"type":"conversations_select"'));
  });
});
