import { type Article, newsTime } from "../../article/article.ts";

/** A candidate for a digest. */
export type Story = {
  article: Article;
  /** The other sources that report it. */
  also: string[];
  /** 1 at the end of the window, 0 at its beginning, less for what came in late. */
  freshness: number;
  /** How well it matches the query, 0 to 1. */
  fitness: number;
};

/** What twice as many sources add to a story, in windows of freshness. */
const coverageWeight = 1;

/** What each story chosen before from the same section, or the same source, takes away. */
const samenessPenalty = 0.2;

/**
 * The most important stories, at most `limit`: widely covered, fresh, matching. Chosen one by one, so
 * that what resembles the earlier ones comes later.
 */
export function chooseStories(stories: Story[], limit: number): Story[] {
  const left = stories
    .map((story) => ({ story, score: scoreOf(story) }))
    .sort((a, b) => b.score - a.score || inOrder(a.story.article, b.story.article));
  const chosen: Story[] = [];
  const taken = new Map<string, number>();
  while (chosen.length < limit && left.length > 0) {
    const scores = left.map(({ story, score }) => score - samenessPenalty * sameness(story, taken));
    for (const { story } of left.splice(scores.indexOf(Math.max(...scores)), 1)) {
      for (const trait of traitsOf(story)) taken.set(trait, (taken.get(trait) ?? 0) + 1);
      chosen.push(story);
    }
  }
  return chosen;
}

const scoreOf = ({ also, freshness, fitness }: Story): number =>
  coverageWeight * Math.log2(1 + also.length) + Math.max(freshness, -1) + fitness;

const traitsOf = ({ article: { source, section } }: Story): string[] => [
  `source ${source}`,
  ...(section ? [`section ${section}`] : []),
];

const sameness = (story: Story, taken: Map<string, number>): number =>
  Math.max(...traitsOf(story).map((trait) => taken.get(trait) ?? 0));

/** The newer first; at the same moment by id. */
const inOrder = (a: Article, b: Article): number => newsTime(b) - newsTime(a) || (a.id < b.id ? -1 : 1);
