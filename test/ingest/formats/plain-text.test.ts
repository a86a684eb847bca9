import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { readPlainText } from "../../../src/ingest/formats/plain-text.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/documents/pages/${name}.txt`, import.meta.url), "utf8");
const read = (text: string) => readPlainText(text, { folder: "pages" }).drafts;

/** Each page: how many teasers it has, and the last words of its article. */
const pages: [name: string, teasers: number, articleEnds: string][] = [
  ["no-teasers", 0, "Normal timetables resume today."],
  ["one-teaser", 1, "put off twice since the spring."],
  ["ten-teasers", 10, "should last four years."],
  ["ellipses", 3, "the director said."],
  ["kicker", 2, "The first will be camphor trees."],
  ["curly-quotes", 2, "“a map of what we forget.”"],
  ["straight-quotes", 1, "Nobody was hurt."],
  ["mid-word", 2, "Thirty balloons have been entered."],
  ["teaser-ends-with-sentence", 2, "The change will be phased in."],
  ["teasers-with-headlines", 2, "carries a light-rail line."],
  ["one-paragraph", 0, "a bird society said yesterday."],
  ["one-paragraph-and-teaser", 1, "were seen carrying twigs in April."],
  ["ordinary-with-title", 0, "said Hsu Wen, who leads the collectors"],
  ["ordinary-wrapped", 0, "had 410,000 visitors last year."],
  ["ordinary-subheadings", 0, "agreed to all of them."],
  ["chinese-page", 2, "港務長說。"],
  ["chinese-article", 0, "負責回收的許先生說。"],
  ["own-last-paragraph-breaks-off", 0, "for rain and for the"],
  ["copyright-line", 1, "They took the bamboo with them."],
];

describe("a page copied from a news site becomes its article and its teasers", () => {
  test.each(pages)("%s: %i teasers", (name, teasers, articleEnds) => {
    const [article, ...others] = read(fixture(name));
    expect(others).toHaveLength(teasers);
    expect(article?.body?.endsWith(articleEnds)).toBe(true);
    expect(others.every((teaser) => teaser.truncated)).toBe(true);
  });

  test.each(pages)("%s: every headline is short and readable", (name) => {
    for (const { title } of read(fixture(name))) {
      expect(title.length).toBeLessThanOrEqual(90);
      expect(title).not.toMatch(/(?:\b(?:the|a|an|of|to|in|and|with|from|for|by|at)|[,;:])$/i);
    }
  });

  test("nothing but teasers: each is a story that breaks off", () => {
    expect(read(fixture("only-teasers")).map((article) => article.truncated)).toEqual([true, true]);
  });
});

describe("headline, byline and teasers are separated from the text", () => {
  test("a kicker and the standfirst after it become the summary", () => {
    const [, first, second] = read(fixture("kicker"));
    expect(first?.summary).toMatch(/^COLD COMFORT: Even though .* keeps climbing$/);
    expect(first?.body).toMatch(/^A study of receipts/);
    expect(first?.title).toMatch(/^A study of receipts/);
    // The end of the standfirst is unclear here: only the kicker is taken out.
    expect(second?.summary).toBe("SECOND WIND");
    expect(second?.body).toMatch(/^Old turbines/);
  });

  test("a headline, a byline and a date above the text", () => {
    const [article] = read(fixture("ordinary-with-title"));
    expect(article).toMatchObject({
      title: "Lanterns return to Pingxi",
      byline: "Lin Mei",
      publishedAt: Date.UTC(2026, 1, 3),
      source: "pages",
    });
    expect(article?.body).toMatch(/^Visitors filled/);
    expect(article?.truncated).toBeUndefined();
  });

  test("headlines above teasers belong to them", () => {
    expect(read(fixture("teasers-with-headlines")).map(({ title }) => title)).toEqual([
      "Bridge to Bali District opens",
      "Tea growers turn to robots",
      "Old cinema to become a library",
    ]);
  });

  test("lines that an editor wrapped are paragraphs again", () => {
    const paragraphs = read(fixture("ordinary-wrapped"))[0]?.body?.split("\n\n");
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs?.[0]).toMatch(/^Visitors .* number of boots\.$/);
  });

  test("ellipses are taken off, and so are invitations to read more", () => {
    const [, first] = read(
      `${fixture("no-teasers")}The museum of clocks has lost its keys and cannot open... Read more\n`,
    );
    expect(first?.body).toBe("The museum of clocks has lost its keys and cannot open");
  });

  test("an article whose own last paragraph breaks off is marked as truncated", () => {
    expect(read(fixture("own-last-paragraph-breaks-off"))[0]?.truncated).toBe(true);
  });

  test("the language is detected from the text", () => {
    expect(read(fixture("chinese-page")).map(({ language }) => language)).toEqual([
      "zh-TW",
      "zh-TW",
      "zh-TW",
    ]);
    expect(read(fixture("kicker"))[0]?.language).toBe("en");
  });
});

const sentences = fc.array(fc.lorem({ maxCount: 12, mode: "words" }), { minLength: 1, maxLength: 5 });
const paragraph = sentences.map((all) =>
  all.map((words) => `${words[0]?.toUpperCase()}${words.slice(1)}.`).join(" "),
);

test("complete paragraphs, however many, are one article and none is lost", () => {
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 12 }), (paragraphs) => {
      const drafts = read(paragraphs.join("\n\n"));
      expect(drafts).toHaveLength(1);
      expect(drafts[0]?.body).toBe(paragraphs.join("\n\n"));
    }),
  );
});

test("any text at all gives articles with headlines, or a reason", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (text) => {
      try {
        for (const { title } of read(text)) expect(title).not.toBe("");
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
      }
    }),
  );
});

test("a site's small print alone is not an article", () => {
  expect(() => read("Copyright 2026 The Gazette. All rights reserved.")).toThrow(/no_article/);
});
