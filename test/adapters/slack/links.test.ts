import { describe, expect, test } from "vitest";
import { noFeatures } from "../../../adapters/slack/manifest.ts";
import { until } from "../../until.ts";
import { addArticle } from "./add-article.ts";
import { inBothModes, labels, newsroom, slack, text, world } from "./whole-way.ts";

const features = { ...noFeatures, unfurl: ["news.example"] };
const pageOf = (title: string) => `https://news.example/${encodeURIComponent(title)}`;
const micron = pageOf("Micron waits for its chips subsidy");
const unheld = "https://news.example/nothing-of-that";
const unfurls = () => slack.calls.filter(({ method }) => method === "chat.unfurl");
const cardOf = (url: string) => slack.links.newest()?.cards[url];

/** The bot has answered everything before this question. */
async function afterAnother(): Promise<void> {
  await slack.command("ferry");
  await slack.waitForReply();
}

inBothModes(
  () => {
    describe("a link to an article that is held", () => {
      test("becomes a card with headline, source, age, passage and buttons", async () => {
        await slack.links.share([micron]);
        await until(() => expect(cardOf(micron)).toBeDefined());
        const card = cardOf(micron);
        expect(text(card)).toContain("Micron waits for its chips subsidy");
        expect(text(card)).toContain("Island Daily · Nov 19, 2026");
        expect(text(card)).toContain("Micron said that the subsidy for its plant is late.");
        expect(labels(card)).toEqual(["Read", "Related"]);
        expect(card?.preview?.title?.text).toBe("Micron waits for its chips subsidy");
      });

      test("is opened and followed from the card, for whoever presses alone, where Newsdesk is not a member too", async () => {
        await slack.links.share([micron], { channel: "C0OUTSIDE" });
        await until(() => expect(cardOf(micron)).toBeDefined());
        await slack.links.press("Read", "U0BOB");
        const story = await slack.waitForReply();
        expect(story.onlyFor).toBe("U0BOB");
        expect(text(story)).toContain("Chips are made there from spring on");
        await slack.links.press("Related", "U0BOB");
        expect(text(await slack.waitForReply())).toContain("Related to “Micron waits for its chips subsidy”");
        expect(text(cardOf(micron))).not.toContain("Chips are made there from spring on");
      });

      test("is found however it is written, in a message of several links and under a part of the domain", async () => {
        const written = micron.replace("https://news", "http://www.news").concat("?utm_source=chat&amp;x=1");
        const ferry = pageOf("Ferry to the islands runs again");
        await slack.links.share([written, unheld, ferry, "https://other.example/ferry"]);
        await until(() => expect(Object.keys(slack.links.newest()?.cards ?? {})).toEqual([written, ferry]));
        expect(unfurls()).toHaveLength(1);
      });

      test("has its card while the message is still being written", async () => {
        await slack.links.share([micron], { channel: "COMPOSER" });
        await until(() => expect(labels(cardOf(micron))).toEqual(["Read", "Related"]));
      });

      test("is a Work Object too, which opens its beginning beside the conversation for whoever opens it", async () => {
        await slack.links.share([micron]);
        await until(() => expect(slack.links.newest()?.entities).toHaveLength(1));
        const [entity] = slack.links.newest()?.entities ?? [];
        const { attributes, fields, actions } = entity?.entity_payload ?? {};
        expect(entity).toMatchObject({ app_unfurl_url: micron, external_ref: { type: "article" } });
        expect(attributes).toMatchObject({
          title: { text: "Micron waits for its chips subsidy" },
          display_type: "Island Daily",
        });
        expect(JSON.stringify(fields)).toContain("Micron said that the subsidy for its plant is late.");
        expect(JSON.stringify(fields)).not.toContain("if the money comes in time");
        expect(actions?.primary_actions?.map((one) => one.text)).toEqual(["Read", "Related"]);
        if (entity) await slack.links.open(entity);
        await until(() => expect(slack.links.opened).toHaveLength(1));
        expect(JSON.stringify(slack.links.opened[0]?.metadata)).toContain("if the money comes in time");
      });

      test("stays small enough as a Work Object in Chinese too", async () => {
        const url = "https://news.example/long";
        await addArticle(newsroom, "颱".repeat(400), url, { body: "風雨漸強，渡輪停航。".repeat(300) });
        await slack.links.share([url]);
        await until(() => expect(slack.links.newest()?.entities).toHaveLength(1));
        const [entity] = slack.links.newest()?.entities ?? [];
        if (entity) await slack.links.open(entity);
        await until(() => expect(slack.links.opened).toHaveLength(1));
      });

      test("says in one line that the story was removed since", async () => {
        await slack.links.share([micron]);
        await until(() => expect(slack.links.newest()?.entities).toHaveLength(1));
        const [entity] = slack.links.newest()?.entities ?? [];
        await newsroom.deps.articles.remove([entity?.external_ref.id ?? ""], 0);
        if (entity) await slack.links.open(entity);
        await until(() => expect(slack.links.opened[0]?.error?.custom_message).toMatch(/There is no story/));
      });

      test("is a card of blocks where Slack takes no Work Object, and one without its picture at last", async () => {
        const image = { url: "https://pictures.example/a.jpg", width: 800, height: 500 };
        await addArticle(newsroom, "Zeppelins return", "https://news.example/z", { image });
        slack.fail("chat.unfurl", { error: "error_processing_metadata" }, { error: "invalid_blocks" });
        await slack.links.share(["https://news.example/z"]);
        await until(() => expect(text(cardOf("https://news.example/z"))).toContain("Zeppelins return"));
        expect(slack.links.newest()?.entities).toEqual([]);
        expect(JSON.stringify(slack.links.newest()?.cards)).not.toContain("pictures.example");
      });

      test("is shown in the language of the channel", async () => {
        await slack.command("settings channel language zh-TW");
        await slack.waitForReply();
        await slack.links.share([micron]);
        await until(() => expect(labels(cardOf(micron))).toEqual(["閱讀", "相關新聞"]));
      });

      test("shows a headline with signs of markup as it is written", async () => {
        const title = "Is *this* the end of <!channel> & _that_?";
        const url = "https://news.example/signs";
        await addArticle(newsroom, title, url);
        await slack.links.share([url]);
        await until(() => expect(text(cardOf(url))).toContain(title));
      });
    });

    describe("no card", () => {
      test("stands under a link to what is not held", async () => {
        await slack.links.share([unheld]);
        await afterAnother();
        expect(unfurls()).toEqual([]);
      });

      test("is missed by anybody when the message is deleted or changed meanwhile", async () => {
        slack.fail("chat.unfurl", { error: "cannot_find_message" });
        await slack.links.share([micron]);
        await until(() => expect(unfurls()).toHaveLength(1));
        await afterAnother();
        expect(world.logged.filter((line) => line.includes('"level":40'))).toEqual([]);
      });

      test("is shown without the permission for it, which is logged once; all else works", async () => {
        slack.workspace.scopes.delete("links:write");
        await slack.links.share([micron]);
        await slack.links.share([micron]);
        await until(() => expect(unfurls()).toHaveLength(2));
        await afterAnother();
        const told = world.logged.filter((line) => line.includes("the cards of links"));
        expect(told).toHaveLength(1);
        expect(told[0]).toContain("a permission is missing");
      });
    });
  },
  { features },
);
