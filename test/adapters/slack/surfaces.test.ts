import { describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import { inBothModes, labels, newsroom, slack, text } from "./whole-way.ts";

inBothModes(() => {
  const top = (user = "U0ANN") => slack.views.top(user)?.view;
  const home = (user = "U0ANN") => slack.views.homes.get(user)?.view;

  describe("the shortcut Find related news", () => {
    test("answers privately with stories about the message, whose signs are not read as operators", async () => {
      await slack.shortcut('Did you see "Micron" -waits for its chips subsidy? https://news.example/x OR so');
      const reply = await slack.waitForReply();
      expect(reply.onlyFor).toBe("U0ANN");
      expect(text(reply)).toContain("Micron waits for its chips subsidy");
    });

    test("on a message without words says that there is nothing to search for", async () => {
      await slack.shortcut("🙂 !!");
      expect(text(await slack.waitForReply())).toMatch(/no word to search/);
    });

    test("works in channels that Newsdesk is not in", async () => {
      await slack.shortcut("ferry to the islands", { channel: "C0OUTSIDE" });
      expect(text(await slack.waitForReply())).toContain("Ferry to the islands runs again");
    });
  });

  describe("the home page", () => {
    test("shows the newest stories, and the digests of channels that its reader can see", async () => {
      await slack.command("digest on 08:30 Asia/Taipei");
      await slack.waitForReply();
      await slack.command("digest on 09:30 Asia/Taipei", { channel: "G0EDITORS" });
      await slack.waitForReply();
      await slack.openHome("U0ANN");
      await slack.openHome("U0BOB");
      await until(() => expect(home("U0BOB")).toBeDefined());
      expect(text(home())).toContain("Ferry to the islands runs again");
      expect(text(home())).toContain("08:30");
      expect(text(home())).toContain("09:30");
      expect(text(home("U0BOB"))).toContain("08:30");
      expect(text(home("U0BOB"))).not.toContain("09:30");
    });

    test("is in its reader's language", async () => {
      await slack.openHome("U0MEI");
      await until(() => expect(home("U0MEI")).toBeDefined());
      expect(text(home("U0MEI"))).toContain("最新");
      expect(text(home("U0MEI"))).toContain("摘要");
    });

    test("searches, opens stories on top, and shares nothing by itself", async () => {
      await slack.openHome();
      await until(() => expect(home()).toBeDefined());
      await slack.inViews.enter("search", "micron");
      await until(() => expect(text(top())).toContain("Micron waits for its chips subsidy"));
      await slack.inViews.press("Read");
      await until(() => expect(text(top())).toContain("Chips are made there from spring on"));
      expect(slack.views.modals.get("U0ANN")).toHaveLength(2);
      expect(slack.posted).toEqual([]);
    });

    test("replaces a page with the next", async () => {
      await slack.openHome();
      await until(() => expect(home()).toBeDefined());
      await slack.inViews.enter("search", "latest");
      await until(() => expect(labels(top())).toContain("Next"));
      await slack.inViews.press("Next");
      await until(() => expect(labels(top())).toContain("Previous"));
      expect(slack.views.modals.get("U0ANN")).toHaveLength(1);
    });
  });

  describe("an existing digest", () => {
    const there = () => newsroom.deps.subscriptions.all();

    test("is edited from the home page, which then shows the change", async () => {
      await slack.command("digest on 08:30 Asia/Taipei about chips");
      await slack.waitForReply();
      const [before] = await there();
      await slack.openHome();
      await until(() => expect(text(home())).toContain("08:30"));
      await slack.inViews.press("Edit");
      await until(() => expect(JSON.stringify(top())).toContain("Change digest 1"));
      expect(JSON.stringify(top())).toContain('"initial_value":"08:30"');
      expect(JSON.stringify(top())).toContain('"initial_value":"chips"');
      expect(await slack.inViews.submit({ times: "09:45" })).toEqual({});
      expect(text(top())).toContain("Digest 1 is changed");
      expect(await there()).toMatchObject([{ id: before?.id, channel: before?.channel, about: "chips" }]);
      await until(() => expect(text(home())).toContain("09:45"));
    });

    test("is edited from the home page only by those who may manage its channel", async () => {
      await slack.command("digest on 08:30 Asia/Taipei");
      await slack.waitForReply();
      await slack.openHome("U0BOB");
      await until(() => expect(home("U0BOB")).toBeDefined());
      await slack.inViews.press("Edit", "U0BOB");
      await until(() => expect(top("U0BOB")).toBeDefined());
      await slack.inViews.submit({ times: "09:45" }, "U0BOB");
      expect(text(top("U0BOB"))).toContain("Only people who manage this channel");
      expect(await there()).toMatchObject([{ schedule: { times: ["08:30"] } }]);
    });

    test("is edited from its list, by a button under a message", async () => {
      await slack.command("digest on 08:30 Asia/Taipei");
      await slack.waitForReply();
      await slack.command("digest status");
      await slack.waitForReply();
      await slack.press("Edit digest 1");
      await until(() => expect(JSON.stringify(top())).toContain("Change digest 1"));
      await slack.inViews.submit({ times: "10:15" });
      expect(await there()).toMatchObject([{ number: 1, schedule: { times: ["10:15"] } }]);
    });
  });

  test("an opened home page shows what its reader sets and undoes elsewhere; an unopened one is not published", async () => {
    await slack.openHome();
    await until(() => expect(home()).toBeDefined());
    await slack.command("follow ferry to the islands");
    await slack.waitForReply();
    await until(() => expect(text(home())).toContain("“ferry to the islands”"));
    await slack.press("Undo");
    await slack.waitForReply();
    await until(() => expect(text(home())).not.toContain("“ferry to the islands”"));
    await slack.command("digest on 08:30", { user: "U0CARL" });
    await slack.waitForReply();
    expect(home("U0CARL")).toBeUndefined();
  });

  describe("a form", () => {
    const open = async (command: string, user = "U0ANN") => {
      await slack.command(command, { user });
      await until(() => expect(top(user)?.type).toBe("modal"));
    };

    test("sets a digest for the channel chosen in it", async () => {
      await open("digest on");
      const errors = await slack.inViews.submit({
        channel: "C0GENERAL",
        times: "07:15",
        zone: "Asia/Taipei",
        days: ["mon", "thu"],
        about: "chips",
      });
      expect(errors).toEqual({});
      expect(text(top())).toContain("07:15");
      const [set] = await newsroom.deps.subscriptions.inChannel({
        ...{ platform: "slack", tenant: "T0NEWSROOM", channel: "C0GENERAL" },
      });
      expect(set).toMatchObject({
        schedule: { times: ["07:15"], zone: "Asia/Taipei", weekdays: [1, 4] },
        about: "chips",
        createdBy: { user: "U0ANN" },
      });
    });

    test("begins with its reader's zone, every day, and the channel they are in", async () => {
      slack.workspace.people.set("U0MEI", { locale: "zh-TW", zone: "Asia/Taipei", admin: true });
      await open("digest on", "U0MEI");
      expect(JSON.stringify(top("U0MEI"))).toContain("Asia/Taipei");
      expect(JSON.stringify(top("U0MEI"))).toContain("C0GENERAL");
      expect(JSON.stringify(top("U0MEI"))).toContain("設定摘要");
    });

    test("shows an error at its field, and stays open", async () => {
      await open("digest on");
      expect(await slack.inViews.submit({ times: "soon" })).toEqual({
        times: expect.stringContaining("08:30"),
      });
      expect(top()?.type === "modal" && top()).toMatchObject({ callback_id: "form" });
      expect(await slack.inViews.submit({ times: "08:30" })).toEqual({});
    });

    test("shows during typing how many stories would have matched", async () => {
      await open("follow");
      await slack.inViews.enter("query", "chips", { quiet: "22:00-07:00" });
      await until(() => expect(text(top())).toMatch(/would have matched [1-9]/));
      expect(await slack.inViews.submit({ query: "chips", quiet: "22:00-07:00" })).toEqual({});
      expect(text(top())).toContain("chips");
      const [follow] = await newsroom.deps.follows.all();
      expect(follow).toMatchObject({ query: "chips", quiet: { from: "22:00", to: "07:00" } });
    });

    test("completes zones as they are typed", async () => {
      await open("digest on");
      expect(await slack.inViews.lookUp("zone", "taipei")).toEqual(["Asia/Taipei"]);
      expect((await slack.inViews.lookUp("zone", "new york"))[0]).toBe("America/New_York");
      expect(await slack.inViews.lookUp("zone", "nowhere")).toEqual([]);
    });

    test("of a follow is not opened for who may not save it: they read at once who may", async () => {
      await slack.command("follow", { user: "U0BOB" });
      const answer = await slack.waitForReply();
      expect(answer.onlyFor).toBe("U0BOB");
      expect(text(answer)).toContain("Only people who manage this channel");
      expect(top("U0BOB")).toBeUndefined();
    });

    test("of a digest lets who may not manage the channel choose another one, or their conversation with us", async () => {
      await slack.command("digest on", { user: "U0BOB" });
      await until(() => expect(top("U0BOB")?.type).toBe("modal"));
      expect(JSON.stringify(top("U0BOB"))).not.toContain("initial_conversation");
      expect(text(top("U0BOB"))).toContain("choose your conversation with Newsdesk");
      const chosen = { channel: "C0GENERAL", times: "07:15", zone: "Asia/Taipei" };
      const errors = await slack.inViews.submit(chosen, "U0BOB");
      expect(errors).toEqual({ channel: expect.stringContaining("Only people who manage this channel") });
      await slack.inViews.submit({ ...chosen, channel: "D0ANN" }, "U0BOB");
      expect(await newsroom.deps.subscriptions.all()).toMatchObject([{ channel: { channel: "D0ANN" } }]);
    });

    test("cannot set what its reader may not manage, with another channel chosen in it", async () => {
      await slack.openHome("U0BOB");
      await until(() => expect(home("U0BOB")).toBeDefined());
      await slack.inViews.press("Set a digest", "U0BOB");
      await until(() => expect(top("U0BOB")?.type).toBe("modal"));
      const chosen = { channel: "C0GENERAL", times: "07:15", zone: "Asia/Taipei" };
      const errors = await slack.inViews.submit(chosen, "U0BOB");
      expect(errors.channel).toContain("Only people who manage this channel");
      expect(await newsroom.deps.subscriptions.all()).toEqual([]);
    });

    test("that can no longer be opened is answered with what to type", async () => {
      slack.fail("views.open", { error: "expired_trigger_id" });
      await slack.command("digest on");
      expect(text(await slack.waitForReply())).toContain("digest on 08:30");
    });

    test("that was changed again in the meantime, or closed, is left alone", async () => {
      await open("follow");
      for (const error of ["hash_conflict", "not_found"]) {
        slack.fail("views.update", { error });
        await slack.inViews.enter("query", "chips");
      }
      await slack.inViews.enter("query", "ferry");
      await until(() => expect(text(top())).toMatch(/would have matched/));
      expect(slack.posted).toEqual([]);
    });

    test("asked for in a mention, which cannot open one, is answered with what to type", async () => {
      await slack.mention("digest on");
      expect(text(await slack.waitForReply())).toContain("digest on 08:30");
    });
  });

  test("an answer too late for a window is sent to the presser directly", async () => {
    await slack.openHome();
    await until(() => expect(home()).toBeDefined());
    slack.fail("views.open", { error: "expired_trigger_id" });
    await slack.inViews.press("Read 1");
    expect(await slack.waitForReply()).toMatchObject({ channel: "D0ANN" });
    expect(top()).toBeUndefined();
  });

  test("a reader is answered in their own language and zone", async () => {
    await slack.command("digest on 08:30", { user: "U0ANN" });
    expect(text(await slack.waitForReply())).toContain("America/New_York");
    await slack.command("latest", { user: "U0MEI" });
    expect(text(await slack.waitForReply())).toMatch(/最新/);
  });
});
