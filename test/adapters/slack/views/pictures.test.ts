import { describe, expect, test } from "vitest";
import { render } from "../../../../adapters/slack/views/render.ts";
import type { Entry, Reply } from "../../../../src/chat/reply.ts";
import { digest, entry, hostilePictures, hostileTexts, results } from "../../../contract/replies.ts";
import { readable } from "../../../servers/slack-reading.ts";
import { messageFaults } from "../../../servers/slack-rules.ts";

const read = (reply: Reply): string => readable(render(reply).blocks);

describe("the picture of a story", () => {
  const pictured = (id: string, title: string, more: Partial<Entry> = {}) =>
    entry(id, title, {
      url: `https://news.example/${id}?a=1&b=2`,
      image: { url: `https://news.example/${id}.jpg`, alt: "A \u202Ebridge" },
      ...more,
    });
  const typesOf = (reply: Reply) => render(reply).blocks.map(({ type }) => type);

  test("stands beside it in a list, with its words, and nothing else of it changes", () => {
    const passage = { text: "In Kaohsiung TSMC ramps", marks: [[13, 17]] as [number, number][] };
    const shown = results("2 stories", [
      pictured("a1", "TSMC ramps 2nm & more", { passage }),
      entry("b2", "Plain"),
    ]);
    expect(render(shown).blocks.slice(1)).toMatchObject([
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text:
            "*1.* *<https://news.example/a1?a=1&amp;b=2|TSMC ramps 2nm &amp; more>*\n" +
            "Island Daily · <!date^1795138200^{ago}|Nov 20, 2026, 9:30 AM>\nIn Kaohsiung *TSMC* ramps",
        },
        accessory: { type: "image", image_url: "https://news.example/a1.jpg", alt_text: "A bridge" },
      },
      { type: "rich_text" },
    ]);
    const bare = results("2 stories", [
      pictured("a1", "TSMC ramps 2nm & more", { passage, image: undefined }),
      entry("b2", "Plain"),
    ]);
    expect(read(shown)).toBe(read(bare));
  });

  test.each([...hostileTexts, "A *star* is born", "5 > 4", "| a bar", ":tada: at last", "ＡＢ_c_"])(
    "is left out where its story could not be shown as it is written: %s",
    (title) => {
      const shown = results("x", [pictured("a1", title), entry("b2", "Plain")]);
      const written = read(shown).split("\n")[1] ?? "";
      expect(written).toBe(`1. ${title.replace(/\s+/g, " ")}`);
    },
  );

  test("of a match inside a Chinese sentence shows no stray signs", () => {
    const passage = { text: "高雄的新晶片廠今天動工", marks: [[4, 7]] as [number, number][] };
    expect(JSON.stringify(render(results("x", [pictured("a1", "動工", { passage })])).blocks)).not.toContain(
      "*晶片廠*",
    );
  });

  test("leads a digest, once, above its story", () => {
    const ten = digest(
      "Friday",
      Array.from({ length: 10 }, (_, at) => pictured(`a${at}`, `Story ${at}`)),
    );
    expect(typesOf(ten)).toEqual(["header", "image", ...Array(10).fill("rich_text")]);
    expect(render(ten).blocks[1]).toEqual({
      type: "image",
      image_url: "https://news.example/a0.jpg",
      alt_text: "A bridge",
    });
  });

  test("is that of the first story that has a large one, if it is among the first three", () => {
    const small = { image: { url: "https://news.example/s.jpg", width: 150, height: 100 } };
    const at = (place: number) =>
      digest(
        "Friday",
        Array.from({ length: 6 }, (_, index) =>
          pictured(`a${index}`, `Story ${index}`, index === place ? {} : small),
        ),
      );
    expect(typesOf(at(2)).indexOf("image")).toBe(3);
    expect(typesOf(at(3))).not.toContain("image");
  });

  test("is large in the story itself, or beside its headline if it is small", () => {
    const story = (image: Entry["image"]): Reply => ({
      ...{ kind: "story", visibility: "private", locale: "en", zone: "UTC", actions: [] },
      ...{ entry: pictured("a1", "TSMC ramps 2nm", { image }), paragraphs: ["Its text."] },
    });
    expect(typesOf(story({ url: "https://news.example/a.jpg", width: 1_200, height: 630 }))).toEqual([
      "rich_text",
      "image",
      "rich_text",
    ]);
    expect(typesOf(story({ url: "https://news.example/a.jpg", width: 240, height: 160 }))).toEqual([
      "section",
      "rich_text",
    ]);
    expect(typesOf(story({ url: "https://news.example/a.avif" }))).toEqual(["rich_text", "rich_text"]);
  });

  test.each(hostilePictures.map((url) => [url.slice(0, 60), url]))("is not shown from %s", (_, url) => {
    for (const shown of [
      results("x", [pictured("a1", "One", { image: { url: url ?? "" } })]),
      digest("x", [pictured("a1", "One", { image: { url: url ?? "" } }), entry("b2", "Two")]),
    ])
      expect(JSON.stringify(render(shown).blocks)).not.toContain("image_url");
  });

  test("goes before a story does, where there is no room for all", () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      pictured(`a${at}`, `Story ${at}`, {
        image: { url: `https://news.example/${"p".repeat(800)}${at}.jpg` },
      }),
    );
    const shown = results("20 stories", many);
    expect(read(shown)).toContain("20. Story 19");
    expect(messageFaults(render(shown))).toEqual([]);
  });
});
