import { describe, expect, test } from "vitest";
import { noFeatures } from "../../../adapters/slack/manifest.ts";
import { until } from "../../until.ts";
import { adapter, inBothModes, labels, newsroom, slack, text, world } from "./whole-way.ts";

const features = { ...noFeatures, agent: true };
const callsOf = (method: string) => slack.calls.filter((call) => call.method === method);
const warnings = () => world.logged.filter((line) => line.includes('"level":40'));

inBothModes(
  () => {
    const suggested = () => slack.agent.suggested.get("D0ANN");

    describe("an agent that somebody opens", () => {
      test("suggests what the channel beside it follows, and what its digest is about", async () => {
        newsroom.adapters.push(adapter);
        await slack.command("follow micron");
        await slack.waitForReply();
        await slack.command("digest on 08:30 about ferry");
        await slack.waitForReply();
        await slack.agent.open("C0GENERAL");
        await until(() => expect(suggested()?.prompts).toHaveLength(4));
        expect(suggested()?.title).toBe("Suggested for #general");
        expect(suggested()?.prompts.slice(0, 2)).toEqual([
          { title: "Newest on “micron”", message: "latest micron" },
          { title: "Newest on “ferry”", message: "latest ferry" },
        ]);
      });

      test("suggests the usual questions beside a channel without any subject, and beside none", async () => {
        await slack.agent.open("C0OUTSIDE");
        await until(() =>
          expect(suggested()?.prompts[0]).toEqual({ title: "Newest stories", message: "latest" }),
        );
        expect(suggested()?.title).toBe("What would you like to know?");
        slack.agent.suggested.clear();
        await slack.agent.open();
        await until(() => expect(suggested()?.prompts).toHaveLength(4));
      });

      test("suggests the subject that a channel is named after, if there is news on it", async () => {
        newsroom.adapters.push(adapter);
        for (const channel of ["C0CHIPS", "C0ZEPPELINS"])
          slack.workspace.channels.set(channel, { kind: "public", member: false });
        await slack.agent.open("C0CHIPS");
        await until(() => expect(suggested()?.title).toBe("Suggested for #chips"));
        expect(suggested()?.prompts[0]?.message).toBe("latest chips");
        await slack.agent.goTo("C0ZEPPELINS");
        await until(() => expect(suggested()?.prompts[0]?.message).toBe("latest"));
      });

      test("suggests anew when its person goes to another channel, and nothing twice", async () => {
        await slack.command("follow micron");
        await slack.waitForReply();
        await slack.agent.open("C0OUTSIDE");
        await until(() => expect(suggested()).toBeDefined());
        await slack.agent.goTo("C0GENERAL");
        await until(() => expect(suggested()?.prompts[0]?.message).toBe("latest micron"));
        await slack.agent.goTo("C0GENERAL");
        await slack.agent.goTo();
        await until(() => expect(suggested()?.prompts[0]?.message).toBe("latest"));
        expect(callsOf("assistant.threads.setSuggestedPrompts")).toHaveLength(3);
      });

      test("speaks its person's language", async () => {
        slack.workspace.conversations.set("U0MEI", "D0ANN");
        await slack.agent.open(undefined, "U0MEI");
        await until(() => expect(suggested()?.title).toBe("想知道什麼？"));
        expect(suggested()?.prompts[0]).toEqual({ title: "最新新聞", message: "最新" });
      });

      test("leaves the home page to the home tab", async () => {
        await slack.openHome();
        await until(() => expect(slack.views.homes.has("U0ANN")).toBe(true));
        expect(suggested()).toBeUndefined();
      });
    });

    describe("a message to the agent", () => {
      test("is answered in the thread that it opens, which has a title and is no longer busy", async () => {
        await slack.direct("micron subsidy");
        const reply = await slack.waitForReply();
        expect(text(reply)).toContain("Micron waits for its chips subsidy");
        expect(reply).toMatchObject({ channel: "D0ANN", thread: expect.stringMatching(/^\d+\.\d+$/) });
        const session = () => slack.agent.sessions.get(reply.thread ?? "");
        await until(() => expect(session()?.statuses).toEqual(["processing", "active"]));
        expect(session()).toMatchObject({ title: "micron subsidy", initiator: "U0ANN" });
      });

      test("goes on in its thread, with the list that was shown there", async () => {
        await slack.direct("chips");
        const { thread } = await slack.waitForReply();
        await slack.direct("ferry");
        expect((await slack.waitForReply()).thread).not.toBe(thread);
        await slack.direct("read 2", { thread });
        const read = await slack.waitForReply();
        expect(read.thread).toBe(thread);
        expect(text(read)).not.toContain("Ferry");
        expect(labels(read)).toContain("Related");
        expect(slack.agent.sessions.get(thread ?? "")?.title).toBe("chips");
      });

      test("has its buttons answered in the same thread", async () => {
        await slack.direct("micron");
        const { thread } = await slack.waitForReply();
        await slack.press("Read");
        const story = await slack.waitForReply();
        expect(story).toMatchObject({ channel: "D0ANN", thread });
        expect(text(story)).toContain("Chips are made there from spring on");
      });

      test("takes the commands that are taken everywhere", async () => {
        await slack.direct("every morning at 8 send me news about chips");
        expect(labels(await slack.waitForReply()).join()).toMatch(/yes|set/i);
        await slack.direct("digest on 08:30 Asia/Taipei");
        expect(text(await slack.waitForReply())).toContain("08:30");
        const [set] = await newsroom.deps.subscriptions.all();
        expect(set?.channel).toEqual({ platform: "slack", tenant: "T0NEWSROOM", channel: "D0ANN" });
      });
    });

    describe("where Slack does not take an agent", () => {
      test.each([
        ["a permission is missing", () => slack.workspace.scopes.delete("assistant:write")],
        ["the plan has no agents", () => Object.assign(slack.agent, { refusal: "feature_not_enabled" })],
      ])("because %s, questions are answered, and it is logged once", async (_, refuse) => {
        refuse();
        await slack.agent.open();
        await slack.agent.open();
        await slack.direct("micron");
        expect(text(await slack.waitForReply())).toContain("Micron waits for its chips subsidy");
        await until(() => expect(warnings().join("\n")).toContain("suggested prompts"));
        expect(warnings().filter((line) => line.includes("suggested prompts"))).toHaveLength(1);
        expect(world.logged.join("\n")).not.toContain("an answer could be shown nowhere");
      });
    });
  },
  { features },
);

describe("without the agent", () => {
  inBothModes(() => {
    test("a direct message is answered beside it, and nothing of an agent is asked of Slack", async () => {
      await slack.direct("micron");
      const reply = await slack.waitForReply();
      expect(text(reply)).toContain("Micron waits for its chips subsidy");
      expect(reply.thread).toBeUndefined();
      expect(slack.calls.filter(({ method }) => /^(agents|assistant)\./.test(method ?? ""))).toEqual([]);
    });
  });
});
