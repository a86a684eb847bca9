import type { Article } from "../../src/article/article.ts";
import type { Change } from "../../src/article/store.ts";

const day = 24 * 3600 * 1000;

/** The present in the tests. */
export const now = Date.UTC(2026, 0, 15, 12);

/** An article with defaults for the fields that a test does not set. */
export function article(id: string, fields: Partial<Article> = {}): Article {
  return {
    id,
    title: `Story ${id}`,
    source: "Taipei Times",
    tags: [],
    language: "en",
    addedAt: now - day,
    storyId: id,
    ...fields,
  };
}

/** Additions to the change feed, numbered from `first`. */
export const additions = (articles: Article[], first = 1): Change[] =>
  articles.map((one, i) => ({ seq: first + i, kind: "add", id: one.id, article: one }));

/** Five stories such as the bundled ones. */
export const stories: Article[] = [
  article("piracy", {
    title: "Washington readies WTO case over Chinese piracy",
    section: "Business",
    publishedAt: now - 5 * day,
    body:
      "American officials are drafting a complaint to the WTO about copied films and software, to be filed unless " +
      "Beijing offers something at next week's summits.\n\nPresident Hu Jintao (胡錦濤) visits the White House on " +
      "April 20. US companies put their losses at US$250 billion a year. Commerce Secretary Carlos Gutierrez said " +
      "that he wants results.",
  }),
  article("banks", {
    title: "Taiwan's lenders hold more American risk than ever",
    section: "Business",
    publishedAt: now - 4 * day,
    body:
      "For the 41st quarter in a row the US is the market to which the island's banks are most exposed, the central " +
      "bank said: US$198.896 billion at the end of September, ahead of Luxembourg and China.",
    truncated: true,
  }),
  article("micron", {
    title: "Memory maker wins state money for research",
    section: "Technology",
    tags: ["chips", "memory"],
    publishedAt: now - 3 * day,
    body:
      "Micron Memory Taiwan Co (台灣美光) gets a NT$4.7 billion subsidy for work on fast memory chips, the economics " +
      "ministry said. Micron's programme has a budget of NT$11.75 billion in all.",
  }),
  article("tsmc", {
    title: "Chipmaker starts volume production of its 2-nanometer process",
    section: "Technology",
    tags: ["chips"],
    publishedAt: now - 2 * day,
    body:
      "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) has quietly begun to make 2nm chips at Fab 22 in " +
      "Kaohsiung. The process uses nanosheet transistors; Nvidia Corp and Apple Inc are among its customers.",
  }),
  article("models", {
    title: "American developers warm to open Chinese AI models",
    section: "Technology",
    source: "The Guardian",
    publishedAt: now - day,
    body:
      "Models that anybody may change, from Alibaba (阿里巴巴) or DeepSeek (深度求索), win over programmers in the US, " +
      "while artificial intelligence (AI) from OpenAI stays closed.",
  }),
];
