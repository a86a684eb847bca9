import { describe, expect, test } from "vitest";
import { generateArticles } from "../../bench/corpus/articles.ts";
import { countWords, damageRarest, knownItems, readersQuestions } from "../../bench/corpus/questions.ts";
import { wordAt } from "../../bench/corpus/vocabulary.ts";

const articles = generateArticles("test", 4000);
const counts = countWords(articles);

const tokens = (many: number): number =>
  articles.slice(0, many).reduce((total, { title, body }) => total + `${title} ${body}`.split(" ").length, 0);

describe("generated articles", () => {
  test("are the same for the same seed, and the first ones of a larger archive", () => {
    expect(generateArticles("test", 50)).toEqual(articles.slice(0, 50));
    expect(generateArticles("other", 1)[0]?.body).not.toBe(articles[0]?.body);
  });

  test("are short news with a headline, and ids that are all different", () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    for (const { title, body = "", id } of articles) {
      expect(id.length).toBeLessThanOrEqual(10);
      expect(title.split(" ").length).toBeGreaterThanOrEqual(6);
      expect(body.split(" ").length).toBeGreaterThanOrEqual(20);
    }
  });

  test("are as long as asked", () => {
    const [long] = generateArticles("test", 1, 38);
    expect(long?.title).toBe(articles[0]?.title);
    expect(long?.body?.split(". ").length).toBeGreaterThanOrEqual(38);
  });

  test("hold words as often as Zipf says: the hundred commonest are a third or so of the text", () => {
    const all = articles.flatMap(
      ({ title, body }) => `${title} ${body}`.toLowerCase().match(/[a-z]+/g) ?? [],
    );
    const occurrences = [...Map.groupBy(all, (word) => word).values()]
      .map((list) => list.length)
      .sort((a, b) => b - a);
    const share = occurrences.slice(0, 100).reduce((total, count) => total + count, 0) / all.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.55);
  });

  test("bring new words ever more slowly, and never none (Heaps)", () => {
    const types = (many: number) => countWords(articles.slice(0, many)).size;
    const slope = Math.log(types(4000) / types(400)) / Math.log(tokens(4000) / tokens(400));
    expect(slope).toBeGreaterThan(0.5);
    expect(slope).toBeLessThan(0.8);
  });
});

test("each rank has a word of its own, nearly always, and rare words are longer", () => {
  const words = Array.from({ length: 20_000 }, (_, rank) => wordAt(rank));
  expect(new Set(words).size).toBeGreaterThan(18_000);
  expect(words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
  const meanLength = (list: string[]) => list.join("").length / list.length;
  expect(meanLength(words.slice(10_000))).toBeGreaterThan(meanLength(words.slice(0, 1000)) + 1);
});

describe("questions", () => {
  const titles = new Map(articles.map(({ id, title }) => [id, title.toLowerCase().split(" ")]));

  test("for known items are rare words of the headline, damaged where they should be", () => {
    const items = knownItems(articles, counts, 200, "test");
    expect(items.length).toBeGreaterThan(150);
    for (const { id, clean, oneTypo, allTypos } of items) {
      expect(titles.get(id)).toEqual(expect.arrayContaining(clean.split(" ")));
      const hit = (damaged: string) =>
        clean.split(" ").filter((word, i) => word !== damaged.split(" ")[i]).length;
      expect([hit(oneTypo), hit(allTypos)]).toEqual([1, 3]);
    }
  });

  test("of readers are of each kind, and phrases stand in an article", () => {
    const questions = readersQuestions(articles, counts, 20, "test");
    for (const series of Object.values(questions)) expect(series).toHaveLength(20);
    const text = articles.map(({ body }) => body?.toLowerCase()).join("\n");
    for (const { text: phrase, kind } of questions.phrase) {
      expect(kind).toBe("phrase");
      expect(phrase.split(" ")).toHaveLength(5);
      expect(text).toContain(phrase);
    }
  });

  test("are damaged in the rarest word that the collection knows", () => {
    const known = new Map([
      ["common", 90],
      ["rarer", 3],
    ]);
    const damaged = damageRarest("common unheardof rarer", known, "seed").split(" ");
    expect(damaged.slice(0, 2)).toEqual(["common", "unheardof"]);
    expect(damaged[2]).not.toBe("rarer");
  });
});
