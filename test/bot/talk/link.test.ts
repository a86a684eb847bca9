import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { articleKey } from "../../../src/article/identity.ts";
import { message, type Newsroom, openNewsroom, stories, titlesOf, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  const odd = "https://www.paper.example/2026/11/story.php?id=7";
  const [first, ...others] = stories;
  if (!first) throw new Error("there are no stories");
  newsroom = await openNewsroom([
    { ...first, url: odd, keys: ["text:first", articleKey.url(odd)] },
    ...others,
  ]);
});
afterEach(() => newsroom.close());

const micron = "Micron waits for its chips subsidy";
const tsmc = "TSMC begins volume production of 2-nanometer chips in Kaohsiung";
const page = `https://news.example/${encodeURIComponent(micron)}`;

describe("the address of a story that is held", () => {
  test.each([
    page,
    `look at this: ${page}`,
    `what do you think of ${page}?`,
    `(${page})`,
    `**${page}**.`,
    `[the story](${page})`,
    `看看這篇 ${page}`,
    `${page}怎麼看？`,
    `${page} cc @bob`,
    `share ${page}`,
    `${page}/?utm_source=feed&fbclid=x#top`,
    page.replace("https://", "http://www."),
    page.replace("https://", "https://m."),
    `https://click.example/go?to=${encodeURIComponent(page)}`,
  ])("%s shows it and its relatives", async (said) => {
    const reply = await newsroom.ask(said, { kind: "mention" });
    expect(titlesOf(reply)[0]).toBe(micron);
    expect(titlesOf(reply).length).toBeGreaterThan(1);
    expect(reply).toMatchObject({ title: expect.stringContaining(micron), notes: [] });
  });

  test("is known by what follows the question mark too", async () => {
    const [first] = titlesOf(await newsroom.ask("http://paper.example/2026/11/story.php?id=7"));
    expect(first).toBe(tsmc);
    expect(titlesOf(await newsroom.ask("https://paper.example/2026/11/story.php?id=8"))).toEqual([]);
  });

  test("with words shows those of its relatives that have them", async () => {
    const reply = await newsroom.ask(`anything on Geneva? ${page}`);
    expect(titlesOf(reply)).toEqual([micron, "Chips tariffs discussed in Geneva"]);
    expect(wordsOf(reply)).toContain("Only related stories with “Geneva”");
  });

  test("with words that no relative has says so", async () => {
    const reply = await newsroom.ask(`${page} lighthouse keeper`);
    expect(titlesOf(reply).length).toBeGreaterThan(1);
    expect(wordsOf(reply)).toContain("No related story has “lighthouse keeper”");
  });

  test("gives a list of which any story can be opened", async () => {
    const [, second] = titlesOf(await newsroom.ask(page));
    expect(titlesOf(await newsroom.ask("read 2"))).toEqual([second]);
  });
});

describe("an address that is not held", () => {
  test.each([
    "https://other.example/3",
    "https://other.example/",
    "https://other.example/news/2026/11/28/2003838383.html",
    "https://other.example/chips",
    "https://other.example/a/zxqwv-qqyyx-9f8e7d6c",
    "https://other.example/%E0%A4%A",
  ])("whose words say nothing is answered in one line: %s", async (said) => {
    const reply = await newsroom.ask(said);
    expect(reply).toMatchObject({ kind: "notice", lines: ["I don't have that page of other.example."] });
  });

  test("offers what the words of its path find", async () => {
    const reply = await newsroom.ask(
      "https://other.example/world/2026/ferry-to-the-islands-resumes-12345.html",
    );
    expect(wordsOf(reply)).toContain("I don't have that page of other.example.");
    expect(wordsOf(reply)).toContain("“ferry to the islands resumes”");
    expect(titlesOf(reply)[0]).toBe("Ferry to the islands runs again");
  });

  test("or in Chinese", async () => {
    const reply = await newsroom.ask("https://other.example/台積電-二奈米晶片量產");
    expect(titlesOf(reply)).toContain("台積電二奈米晶片量產");
  });

  test("with words finds what they find", async () => {
    const reply = await newsroom.ask("https://other.example/3 ferry islands");
    expect(wordsOf(reply)).toContain("I don't have that page");
    expect(titlesOf(reply)[0]).toBe("Ferry to the islands runs again");
  });
});

test("a search that was asked for takes an address as it is", async () => {
  expect(wordsOf(await newsroom.ask(`search ${page}`))).not.toContain("related stories");
});

describe("a message of somebody is answered by", () => {
  const quote = (text: string) => newsroom.ask(text, message(text, { kind: "quote", id: text.slice(0, 20) }));

  test("the story it links to, whatever it says besides", async () => {
    const reply = await quote(`Lighthouses are lovely\nhttps://other.example/\n${page}`);
    expect(titlesOf(reply)[0]).toBe(micron);
  });

  test("stories on its words without the markup", async () => {
    const reply = await quote("### **Ferry** to the __islands__\n> ||again|| `x`");
    expect(wordsOf(reply)).toContain("News on “Ferry to the islands again x”");
    expect(titlesOf(reply)[0]).toBe("Ferry to the islands runs again");
  });
});
