import { readFileSync } from "node:fs";
import type { Article } from "../../../src/article/article.ts";
import { article } from "../stories.ts";

/** A question of a kind, with the articles that answer it. */
export type Asked = { kind: string; query: string; right: Set<string> };

/**
 * The articles and questions of the topic files: a topic begins with `# name`, an article is
 * `en: headline | text` or `zh: …`, and the other lines are a kind of question with its questions.
 * All articles of a topic answer its questions, but for those that name the one that does: `… @1`.
 */
export function topics(): { articles: Article[]; asked: Asked[] } {
  const all = ["companies", "others"].flatMap((file) =>
    readFileSync(new URL(`${file}.txt`, import.meta.url), "utf8")
      .split(/^# /m)
      .slice(1),
  );
  const read = all.map(topic);
  return { articles: read.flatMap(({ articles }) => articles), asked: read.flatMap(({ asked }) => asked) };
}

function topic(text: string): { articles: Article[]; asked: Asked[] } {
  const [name = "", ...lines] = text.trim().split("\n");
  const entries = lines.map((line) => {
    const [, kind = "", rest = ""] = /^([a-z ]+): (.*)$/.exec(line) ?? [];
    return { kind, parts: rest.split(" | ") };
  });
  const isArticle = ({ kind }: { kind: string }) => kind === "en" || kind === "zh";
  const articles = entries
    .filter(isArticle)
    .map(({ kind, parts: [title = "", body] }, i) =>
      article(`${name}-${i}`, { title, body, language: kind === "zh" ? "zh-TW" : "en" }),
    );
  const questions = entries.filter((entry) => !isArticle(entry));
  return {
    articles,
    asked: questions.flatMap(({ kind, parts }) => parts.map((text) => asking(kind, text, articles))),
  };
}

function asking(kind: string, text: string, articles: Article[]): Asked {
  const [query = "", only] = text.split(" @");
  const answers = only === undefined ? articles : [articles[Number(only)] as Article];
  return { kind, query, right: new Set(answers.map(({ id }) => id)) };
}
