import type { Article } from "../../src/article/article.ts";
import { createRandom, pick, type Random } from "../../src/eval/random.ts";
import { drawRank, wordAt } from "./vocabulary.ts";

const sources = ["Harbour Post", "Morning Ledger", "Strait Wire", "Evening Standard Bearer", "Delta News"];
const sections = ["World", "Business", "Sport", "Science", "Politics"];

const topics = 1000;
const dayMs = 86_400_000;
const epoch = Date.UTC(2026, 0, 1);

/** The moment of reading: the generated articles are spread over the year before it. */
export const corpusTime = epoch + 365 * dayMs;

/**
 * `count` articles of the seed's endless sequence, from its beginning or a place in it: a headline and `sentences`
 * sentences each, or one more.
 */
export const generateArticles = (seed: string, count: number, sentences = 2, from = 0): Article[] =>
  Array.from({ length: count }, (_, n) => articleAt(seed, from + n, sentences));

function articleAt(seed: string, n: number, sentences: number): Article {
  const random = createRandom(`${seed} article ${n}`);
  const topic = topicWords(seed, Math.floor(random() * topics));
  const title = words(6 + Math.floor(random() * 5), () => wordOf(topic, 0.6, random));
  const mentioned = [...title, ...topic];
  const body = Array.from({ length: sentences + Math.floor(random() * 2) }, () =>
    sentence(words(10 + Math.floor(random() * 8), () => wordOf(mentioned, 0.15, random))),
  );
  const id = n.toString(36).padStart(8, "0");
  return {
    id,
    title: capitalised(title.join(" ")),
    body: body.join(" "),
    source: pick(sources, random),
    section: pick(sections, random),
    tags: [],
    language: "en",
    publishedAt: epoch + Math.floor(random() * 365 * dayMs),
    addedAt: corpusTime,
    storyId: id,
  };
}

/** A topic's own words, names and terms of the trade: what its articles share. */
function topicWords(seed: string, topic: number): string[] {
  const random = createRandom(`${seed} topic ${topic}`);
  return words(12, () => wordAt(150 + drawRank(random)));
}

const wordOf = (own: string[], share: number, random: Random): string =>
  random() < share ? pick(own, random) : wordAt(drawRank(random));

const words = (count: number, draw: () => string): string[] => Array.from({ length: count }, draw);

const sentence = (parts: string[]): string => `${capitalised(parts.join(" "))}.`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
