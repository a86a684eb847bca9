import { describe, expect, test } from "vitest";
import { noFeatures, stepIds } from "../../../adapters/slack/manifest.ts";
import { until } from "../../until.ts";
import { addArticle } from "./add-article.ts";
import { inBothModes, newsroom, slack, text } from "./whole-way.ts";

const features = { ...noFeatures, steps: true };
const ann = { id: "U0ANN", secret: "of-this-execution" };

inBothModes(
  () => {
    /** A step that has ended. */
    async function ran(step: string, inputs: Record<string, unknown>) {
      const execution = await slack.steps.run(step, inputs);
      await until(() => expect(execution.state).not.toBe("running"));
      return execution;
    }

    describe("the step Search the news", () => {
      const search = (query: string) => ran(stepIds.search, { query });

      test("gives a list with sources and links, and the first link", async () => {
        const { outputs } = await search("micron subsidy");
        const link = "https://news.example/Micron%20waits%20for%20its%20chips%20subsidy";
        expect(outputs?.link).toBe(link);
        expect(outputs?.list).toContain(`Micron waits for its chips subsidy (Island Daily) ${link}`);
        expect(slack.posted).toEqual([]);
      });

      test("reads filters as every search does, and answers in the language of the question", async () => {
        const { outputs } = await search('chips source:"Lake Wire"');
        expect(outputs?.list).toContain("Chips tariffs discussed in Geneva");
        expect(outputs?.list).not.toContain("Micron");
        expect((await search("台積電")).outputs?.list).toContain("則");
      });

      test("says that nothing matches, and gives no link then", async () => {
        const { state, outputs } = await search("zeppelin");
        expect({ state, outputs }).toEqual({
          state: "done",
          outputs: { list: "Nothing matches “zeppelin”" },
        });
      });

      test.each(["", "  ", "🙂"])("fails with what to do for the query %j", async (query) => {
        expect(await search(query)).toMatchObject({
          state: "failed",
          error: expect.stringContaining("a query"),
        });
      });

      test("gives no text that could call people where the workflow posts it", async () => {
        await addArticle(newsroom, "Zeppelins <!channel> and <@U0ANN> fly", "https://news.example/z");
        expect((await search("zeppelins")).outputs?.list).not.toMatch(/<[!@#]/);
      });

      test("ends every step of a workflow that asks too fast", async () => {
        const all = await Promise.all(
          Array.from({ length: 24 }, () => slack.steps.run(stepIds.search, { query: "ferry" })),
        );
        await until(() => expect(all.filter(({ state }) => state === "running")).toEqual([]));
        const failed = all.filter(({ state }) => state === "failed");
        expect(failed).toHaveLength(4);
        expect(new Set(failed.map(({ error }) => error))).toEqual(
          new Set(["Too many questions at once. Try again in a few seconds."]),
        );
      });
    });

    describe("the step Post a digest", () => {
      const digest = (inputs: object = {}) =>
        ran(stepIds.digest, { channel: "C0GENERAL", person: ann, ...inputs });

      test("posts the news of the last day and tells which message it is", async () => {
        const { outputs } = await digest();
        const [post] = slack.posted;
        expect(text(post)).toContain("News digest");
        expect(text(post)).toContain("Ferry to the islands runs again");
        expect(text(post)).not.toContain("Lighthouse opens to visitors");
        expect(outputs).toEqual({ stories: 6, message: { channel_id: "C0GENERAL", message_ts: post?.ts } });
      });

      test("posts only what is about its query, without what is muted in the channel", async () => {
        await slack.command("mute tsmc");
        await slack.waitForReply();
        expect((await digest({ query: "chips" })).outputs?.stories).toBe(3);
        const post = slack.posted.at(-1);
        expect(text(post)).toContain("Only stories about “chips”.");
        expect(text(post)).not.toMatch(/TSMC|Ferry/);
      });

      test("posts nothing without news", async () => {
        expect((await digest({ query: "zeppelin" })).outputs).toEqual({ stories: 0 });
        expect(slack.posted).toEqual([]);
      });

      test("posts once, though Slack delivers it twice", async () => {
        await digest();
        await slack.redeliver();
        await slack.command("ferry");
        await until(() => expect(slack.posted.some(({ onlyFor }) => onlyFor)).toBe(true));
        expect(slack.posted.filter(({ onlyFor }) => !onlyFor)).toHaveLength(1);
      });

      test.each([
        [
          "the person is not in the channel",
          { person: { id: "U0BOB" } },
          "may not write",
          () => {
            slack.workspace.channels.set("C0GENERAL", { kind: "public", member: true, without: ["U0BOB"] });
          },
        ],
        [
          "only admins may write there",
          { person: { id: "U0BOB" } },
          "may not write",
          () => {
            slack.workspace.channels.set("C0GENERAL", { kind: "public", member: true, readOnly: true });
          },
        ],
        ["the channel is archived", { channel: "C0ARCHIVE" }, "may not write", () => undefined],
        ["Newsdesk is not in the channel", { channel: "C0OUTSIDE" }, "/invite @Newsdesk", () => undefined],
      ])("fails with one line where %s", async (_, inputs, line, prepare) => {
        prepare();
        const { state, error } = await digest(inputs);
        expect(state).toBe("failed");
        expect(error).toMatch(new RegExp(line));
        expect(slack.posted).toEqual([]);
      });

      test("fails where nobody is known whose right could be checked", async () => {
        const execution = await slack.steps.run(stepIds.digest, { channel: "C0GENERAL", person: { id: "" } });
        await until(() => expect(execution.state).toBe("failed"));
        expect(execution.error).toContain("does not know who runs this workflow");
      });
    });
  },
  { features },
);
